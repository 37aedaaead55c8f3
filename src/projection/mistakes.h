// The worst mistakes of a projection, few enough to be drawn as lines over the whole picture: false neighbours (near in
// the picture, far in the original space) and torn ones (the other way round), as quality.h defines them. May include
// core and projection/quality.h. Knows nothing about drawing.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "projection/quality.h"

namespace projection {

// Pairs of things, the worst first, by Mistake::rank: the rank that one has among the other's neighbours in the space
// in which they are far apart. A pair counts once, with the larger of its ranks, whichever of the two has the other as
// a neighbour.
struct WorstMistakes {
    std::vector<std::array<int, 2>> false_ones, torn;  // false neighbours (made by the projection); torn neighbours
    long n_false = 0, n_torn = 0;                      // number of all pairs of each kind, also those left out above
    int looked_at = 0;                                 // number of things whose neighbours were compared (QualityWork)
};

// Keeps at most `most` pairs of each kind, and of these at most `most_of_thing` of one thing, since a single thing in a
// wrong place would otherwise take all of them. Equal ranks go by index. `work` must have collected mistakes
// (QualityWork::far > 0, checked).
WorstMistakes worst_mistakes(const QualityWork& work, std::size_t most, int most_of_thing);

}  // namespace projection
