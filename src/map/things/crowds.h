// Crowds: groups of many things at one spot of the screen, of which only the last one drawn is visible. On a map that
// carries little information (one feature, one bit) all things are in crowds. May include map/things/neighbours.h and
// map/view/camera.h.
#pragma once

#include <vector>

#include "map/things/neighbours.h"

namespace map {

inline constexpr float kSpotPx = 1.5f;  // the spot of a thing: everything up to this far from it, per axis
// A crowd has at least kLeastCrowd things on one spot, or at least kLeastSame at exactly the same place.
inline constexpr int kLeastCrowd = 12, kLeastSame = 3;

struct Crowd {
    Point2 at{};    // the place of one of its things, map units
    int count = 0;  // number of things
};

// Replaces `things` by all at the spot of `thing`, itself included, in ascending order; by none if it has no finite
// place.
void things_on_spot(const PlaceGrid& grid, const Camera& camera, int thing, std::vector<int>& things);
struct Crowds {
    std::vector<Crowd> crowds;
    std::vector<unsigned char> taken;  // [N]; this and the next: reused memory
    std::vector<int> spot;
};
// Finds the crowds, the largest first; no two share a thing.
void find_crowds(const PlaceGrid& grid, const Camera& camera, Crowds& found);

}  // namespace map
