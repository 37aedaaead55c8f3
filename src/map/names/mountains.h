// Mountains of the fantasy map, at the places where things are densest. A mountain is named after the attribute's value
// that most of its things have: "Mount Van" is where most vans are, whatever country the model predicts there.
// Mountains are found on the terrain; their names are placed where no name of a town or country is. Computes places
// only; the caller draws and measures text. May include data, train and map. Next: country_names.h, thing_labels.h.
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "map/land/terrain.h"
#include "map/names/labels.h"
#include "train/snapshot.h"

namespace map {

struct Mountain {
    std::string name;
    Point2 summit{};   // map units
    float height = 0;  // of the terrain there, about 0..2 (land/terrain.h)
};

// The highest summits, at most kMostMountains. A summit counts if at least kSharedName of the things around it, and at
// least three, have the same value of the column; each value has one summit. The column must be of categories, with a
// code for each thing.
std::vector<Mountain> find_mountains(const Terrain& terrain, const train::Snapshot& snapshot,
                                     const data::Column& column);
inline constexpr std::size_t kMostMountains = 5;
inline constexpr float kSharedName = 0.6f;

// The column whose values name the mountains: the attribute that colours the map or, if that is a number, the data
// set's default attribute. Null if neither is a column of categories.
const data::Column* column_of_mountains(const data::Dataset& dataset, const std::string& color_by);

// The width of the peak drawn before a name, with the gap, logical pixels.
inline constexpr float kPeakWidth = 19;

struct MountainLabel {
    std::string name;
    Point2 px{};          // middle of peak and name, logical pixels of the map's picture
    float strength = 0;   // 0..1: fades in and out
    Point2 summit{};      // logical pixels
    bool is_far = false;  // so far from its summit that a line connects them
};

struct MountainState {
    std::vector<Box> obstacles;         // set by the caller: what names must not cover
    std::vector<MountainLabel> labels;  // to draw
    bool moving = false;                // something fades or is to be placed: another frame is worth drawing
    // Internal to place_mountains():
    struct Known {
        Mountain mountain;
        int place = 0;  // number of the name's place around its summit, nearest first; 0 = on it
        bool wanted = true;
        float strength = 0;
    };
    std::vector<Known> known;
    std::vector<Point2> things;  // pixels
    Camera seen_camera;
    long seen_changes = -1;
    double since_s = 1e9;
};

struct MountainInput {
    const train::Snapshot& snapshot;
    const Terrain& terrain;
    const data::Column& column;
    const Camera& camera;
    const Viewport& viewport;
    long changes = 0;  // a count that grows with every change of the snapshot
};

// Updates state.labels for this frame; `seconds` since the last call. Summits are searched every 0.4 s, and every
// 0.06 s while the camera moves.
void place_mountains(MountainState& state, const MountainInput& input, MeasureText measure, double seconds);

}  // namespace map
