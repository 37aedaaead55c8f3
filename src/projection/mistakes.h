// The worst mistakes of a projection, few enough to be drawn as lines over the whole picture: false neighbours (near in
// the picture, far in the cloud) and torn ones (the other way round), as quality.h has them. May include core and
// projection/quality.h. Knows nothing about drawing.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "projection/quality.h"

namespace projection {

// Pairs of things, the worst first: the larger the rank, the farther apart are two that are shown as neighbours, or the
// farther apart neighbours are shown. A pair counts once, whichever of the two has the other as a neighbour.
struct WorstMistakes {
    std::vector<std::array<int, 2>> made, torn;  // false and torn neighbours
    long n_made = 0, n_torn = 0;                 // how many pairs of each there are among the things measured
    int looked_at = 0;                           // how many things were measured
};

// At most `most` pairs of each kind and `most_of_thing` pairs of one thing, since a single thing in a wrong place would
// otherwise take all of them. Ties go by index. `work` has collected mistakes (QualityWork::far > 0, checked).
WorstMistakes worst_mistakes(const QualityWork& work, std::size_t most, int most_of_thing);

}  // namespace projection
