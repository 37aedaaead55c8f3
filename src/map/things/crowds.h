// Crowds: many things on one spot of the screen, of which only the last one drawn can be seen. A map that says little
// (one feature, one bit) has nothing else. May include map/things/neighbours.h and map/view/camera.h.
#pragma once

#include <vector>

#include "map/things/neighbours.h"

namespace map {

inline constexpr float kSpotPx = 1.5f;  // things nearer to each other than this, per axis, lie on one spot
inline constexpr int kLeastCrowd = 12;  // fewer are no crowd: the map needs no figure for them

struct Crowd {
    Point2 at{};    // of one of them, map units
    int count = 0;  // of things
};

// All things on the spot of `thing`, itself included, by number. Empty if it has no place.
void things_on_spot(const PlaceGrid& grid, const Camera& camera, int thing, std::vector<int>& things);
struct Crowds {
    std::vector<Crowd> crowds;
    std::vector<unsigned char> taken;  // [N]; this and the next: reused memory
    std::vector<int> spot;
};
// The crowds of at least kLeastCrowd things, the largest first; no two share a thing.
void find_crowds(const PlaceGrid& grid, const Camera& camera, Crowds& found);

}  // namespace map
