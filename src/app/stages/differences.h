// Differences between two maps of the same things: which things moved, which have another prediction, and where on the
// map the prediction is another one (the "land"). Plain data computed from two snapshots; knows no sessions and no
// panels. May include projection, train, map and app.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/heads/change.h"
#include "map/view/scene.h"
#include "projection/rigid.h"

namespace app {

struct Differences {
    // The rotation, reflection and shift that brings A's points closest to B's. What is left is movement.
    projection::Rigid onto_b;
    std::vector<float> moved;    // [N] distance from there, relative to the longer side of the box around A's points
    std::vector<float> from;     // [N, 2] A's points after onto_b
    std::vector<int> movers;     // farthest first, at most kMostMovers, each at least kLeastMoved
    float median_moved = 0;      // of `moved`
    bool same_question = false;  // both maps show regions of the same output: only then the rest is valid
    std::vector<unsigned char> other_answer;  // [N] 1 = B predicts another class (numbers: more than one band away)
    int n_other_answers = 0;
    map::Change land;            // of the regions, from A to B, in the camera's view
    map::Glow glow;              // at those places
    train::HeadSnapshot head_a;  // for A's borders
    map::RegionView view_a;
    map::Range range_a;                              // for numbers
    std::vector<std::uint8_t> regions_a, regions_b;  // [kDifferenceRows, kDifferenceColumns]
    std::vector<float> sorted;                       // memory of find_differences()
};

inline constexpr std::size_t kMostMovers = 12;
inline constexpr float kLeastMoved = 0.02f;
inline constexpr int kDifferenceColumns = 96, kDifferenceRows = 72;

struct TwoMaps {
    const train::Snapshot& a;
    const train::Snapshot& b;  // of the same things
    map::RegionView view_a, view_b;
    map::Camera camera;  // of both
    map::Viewport viewport;
};
// Computes all differences; reuses the memory of `found`.
void find_differences(const TwoMaps& maps, Differences& found);

// A share in words: "3 %", "under 1 %", "none".
std::string share_text(double share);

}  // namespace app
