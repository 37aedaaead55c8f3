// Differences between two maps, A and B, of the same things: which things have another place, which have another
// prediction, and which places of the map belong to another region ("land"). Plain data, computed from two snapshots;
// knows no sessions and no panels. May include projection, train, map and app. Next: comparison.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/heads/change.h"
#include "map/view/scene.h"
#include "projection/rigid.h"

namespace app {

struct Differences {
    // The rotation, reflection and shift that brings A's points closest to B's. A thing's movement is the difference
    // that is left: from its point of A, after onto_b, to its point of B.
    projection::Rigid onto_b;
    std::vector<float> moved;    // [N] length of the movement, relative to the longer side of the box around A's points
    std::vector<float> from;     // [N, 2] A's points after onto_b
    std::vector<int> movers;     // the things that moved farthest, farthest first: at most kMostMovers
    float median_moved = 0;      // of `moved`
    bool same_question = false;  // both maps show regions of the same output; only then are the next members valid
    // [N] 1 = B predicts another class, or a number that is more than one band away
    std::vector<unsigned char> other_answer;
    int n_other_answers = 0;
    map::Change land;                                // changes of the regions from A to B, in the camera's view
    map::Glow glow;                                  // highlight of the places that changed
    train::HeadSnapshot head_a;                      // A's head, to draw its borders on B's map
    map::RegionView view_a;                          // which output of head_a
    map::Range range_a;                              // if that output is a number: the range of its contours
    std::vector<std::uint8_t> regions_a, regions_b;  // [kDifferenceRows, kDifferenceColumns] class or band
    std::vector<float> sorted;                       // memory that find_differences() reuses
};

inline constexpr std::size_t kMostMovers = 12;
inline constexpr float kLeastMoved = 0.02f;  // movers moved at least this far
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
