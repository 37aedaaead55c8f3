// Which things of the map have their name or their picture shown: as many as fit without covering each other, more the
// closer one looks. Steady: what is shown stays while it fits, and fades in and out. Places only; whoever draws text
// measures it. May include map and data/dataset.h. Next: labels.h (names of regions), mark_pass.h (pictures).
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "map/names/labels.h"
#include "map/view/scene.h"

namespace map {

struct ThingLabel {
    int thing = 0;
    Point2 px{};         // centre of its words, logical pixels of the map's picture
    float strength = 0;  // 0..1: fades in and out
};

struct ThingLabelState {
    std::vector<Box> obstacles;         // set by the caller: buttons, cards, names of regions
    std::vector<ThingLabel> labels;     // names to draw
    std::vector<PictureMark> pictures;  // pictures to draw, larger ones last
    bool moving = false;                // something fades: another frame is worth drawing
    // place_thing_labels' own
    std::vector<float> strength;        // [N]
    std::vector<unsigned char> wanted;  // [N]
    std::vector<int> order;             // things by importance
    std::vector<Box> taken;
    std::vector<unsigned char> crowd;  // on a grid of pixels: how many things are there
    std::string data_set;
    Camera seen_camera;
    float obstacles_sum = 0;  // of the last look: tells whether they have moved since
    double since_s = 1e9;
};

struct ThingLabelInput {
    const train::Snapshot& snapshot;
    const data::Dataset& dataset;
    const Camera& camera;
    const Viewport& viewport;
    const std::vector<unsigned char>* flags = nullptr;  // ThingFlag
    int hovered = -1, pinned = -1;                      // always shown
    float closer = 1;  // how much closer than "all things" the camera is: names of symbols come with it
    bool names = true;
};

// Names of symbols stand beside them from kNamesFrom on, where they cover no other thing; text (Mark::name) stands
// above its dot at every zoom; pictures (Mark::picture) on their place. Looks for places every 0.5 s, while the camera
// moves every 0.06 s.
void place_thing_labels(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure, double seconds);

inline constexpr float kNamesFrom = 1.8f;

// Logical pixels: the side of a picture at that closeness.
float picture_side(float closer, const Viewport& viewport);

}  // namespace map
