// Placement of names and pictures of things: as many as fit without overlap, and more of them the closer the camera is.
// Temporally stable: what is shown stays while it fits, and fades in and out. Computes places only; the caller measures
// text. May include map and data/dataset.h. Next: labels.h (names of regions), mark_pass.h (pictures).
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
    int town = -1;       // index into Dataset::towns, whose name is the text; -1: the thing's own name is
};

// The text of the label.
const std::string& text_of(const data::Dataset& dataset, const ThingLabel& label);

struct ThingLabelState {
    std::vector<Box> obstacles;         // set by the caller: buttons, cards, names of regions
    std::vector<ThingLabel> labels;     // names to draw
    std::vector<PictureMark> pictures;  // pictures to draw, larger ones last
    bool moving = false;                // something fades: another frame is worth drawing
    // Internal to place_thing_labels():
    std::vector<float> strength;        // [N]
    std::vector<unsigned char> wanted;  // [N]
    std::vector<int> town_at;           // [N]: index into Dataset::towns; -1: the thing is none of them
    std::vector<unsigned char> beside;  // [N]: on which side of its dot a town's name is
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
    bool fantasy = false;  // towns have names at every zoom
};

// Chooses and places the names and pictures to draw. A thing that is drawn as a symbol has its name beside it, once the
// zoom `closer` is at least kNamesFrom and if the name covers no other thing; at lower zooms the fantasy map shows the
// names of its towns, on any side of their symbol. A name in place of a symbol (Mark::name) stands above a dot, at
// every zoom; a picture (Mark::picture) is centred on the thing's place. Places are computed every 0.5 s, and every
// 0.06 s while the camera moves; `seconds` since the last call.
void place_thing_labels(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure, double seconds);

inline constexpr float kNamesFrom = 1.8f;

// The side of a picture at that zoom, logical pixels.
float picture_side(float closer, const Viewport& viewport);

}  // namespace map
