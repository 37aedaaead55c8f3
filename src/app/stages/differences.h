// In what two maps of the same things differ: who moved, what is answered differently, which land changed hands. Plain
// data from two snapshots; knows no sessions and no panels. May include projection, train, map and app.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/heads/change.h"
#include "map/view/scene.h"
#include "projection/rigid.h"

namespace app {

struct Differences {
    // p of A -> where it is in B if B is A, turned, mirrored or shifted: what is left is movement.
    projection::Rigid onto_b;
    std::vector<float> moved;    // [N] how far a thing is from there, as a share of the width of A's cloud
    std::vector<float> from;     // [N, 2] where A has it, laid onto B
    std::vector<int> movers;     // who moved farthest first, at most kMostMovers, each at least kLeastMoved
    float median_moved = 0;      // share of the width
    bool same_question = false;  // both maps show regions of the same answers: only then the rest means anything
    std::vector<unsigned char> other_answer;  // [N] 1 where B says something else (numbers: more than a band away)
    int n_other_answers = 0;
    map::Change land;            // from A to B, of what the camera sees
    map::Glow glow;              // there
    train::HeadSnapshot head_a;  // A's borders, as of then
    map::RegionView view_a;
    map::Range range_a;                              // of numbers
    std::vector<std::uint8_t> regions_a, regions_b;  // [kDifferenceRows, kDifferenceColumns]
    std::vector<float> sorted;                       // find_differences()'s own memory
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
// Reuses the memory of `found`.
void find_differences(const TwoMaps& maps, Differences& found);

// "3 %", "under 1 %", "none".
std::string share_text(double share);

}  // namespace app
