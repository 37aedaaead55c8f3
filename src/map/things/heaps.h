// Heaps: crowds of things that have pictures. Some things of a crowd are drawn as small pictures in a fan around their
// common spot, to show how many there are, what they are, and which share is predicted wrongly. May include
// map/things/crowds.h, map/view/scene.h and train/confusion.h.
#pragma once

#include <vector>

#include "map/things/crowds.h"
#include "map/view/scene.h"

namespace map {

struct Heap {
    Point2 at{};               // map units
    int count = 0, wrong = 0;  // number of things; of those whose predicted class is not their true class
    int answer = -1;           // the class predicted for the first of them; -1 = the head predicts no classes
    float radius_px = 0;       // of the whole fan, logical pixels
    std::size_t first = 0;     // its pictures are Heaps::pictures[first .. first + shown)
    std::size_t shown = 0;
};

struct Heaps {
    std::vector<Heap> heaps;                // the largest first; crowds too near a larger heap are merged into it
    std::vector<PictureMark> pictures;      // of all fans; in each, wrong ones come last: in the middle, on top
    std::vector<int> things, right, wrong;  // reused memory
};

// Makes the heaps of these crowds. `truth` [N]: the true class of each thing, -1 = unknown; empty if the head predicts
// no classes.
void make_heaps(const PlaceGrid& grid, const Scene& scene, const Crowds& crowds, const std::vector<int>& truth,
                Heaps& heaps);

}  // namespace map
