// Placement of names and pictures of things: as many as fit without overlap, more of them the closer the camera is.
// Temporally stable: what is shown stays while it fits, and fades in and out. Places only; whoever draws text measures
// it. May include map and data/dataset.h. Next: labels.h (names of regions), mark_pass.h (pictures).
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "map/names/labels.h"
#include "map/view/scene.h"

namespace map {

struct ThingLabel {
    int thing = 0;
    Point2 px{};         // centre of its text, logical pixels of the map's picture
    float strength = 0;  // 0..1: fades in and out
};

struct ThingLabelState {
    std::vector<Box> obstacles;         // set by the caller: buttons, cards, names of regions
    std::vector<ThingLabel> labels;     // names to draw
    std::vector<PictureMark> pictures;  // pictures to draw, larger ones last
    bool moving = false;                // something fades: another frame is worth drawing
    // Internal to place_thing_labels():
    std::vector<float> strength;        // [N]
    std::vector<unsigned char> wanted;  // [N]
    std::vector<int> order;             // things by importance
    std::vector<Box> taken;
    std::vector<unsigned char> crowd;  // number of things in each cell of a grid
    std::string data_set;
    Camera seen_camera;
    float obstacles_sum = 0;  // checksum of the last obstacles, to notice changes
    double since_s = 1e9;
};

struct ThingLabelInput {
    const train::Snapshot& snapshot;
    const data::Dataset& dataset;
    const Camera& camera;
    const Viewport& viewport;
    const std::vector<unsigned char>* flags = nullptr;  // ThingFlag
    int hovered = -1, pinned = -1;                      // always shown
    float closer = 1;                                   // zoom relative to "all things"; the more, the more names
    bool names = true;
};

// Names of symbols stand beside them from closer = kNamesFrom on, where they cover no other thing; text (Mark::name)
// stands above its dot at every zoom; pictures (Mark::picture) on their place. Places are computed every 0.5 s, while
// the camera moves every 0.06 s.
void place_thing_labels(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure, double seconds);

inline constexpr float kNamesFrom = 1.8f;

// The side of a picture at that zoom, logical pixels.
float picture_side(float closer, const Viewport& viewport);

}  // namespace map
