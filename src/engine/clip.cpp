#include "engine/clip.h"

#include <cmath>

#include "engine/lanes.h"

namespace engine {
namespace {

// Eight partial sums, one a lane, over blocks whose totals are added in double: the same order on every machine.
ES_INLINE double squares_of_loops(const float* x, long n) {
    constexpr long kBlock = 512;
    double sum = 0.0;
    // each block of kBlock elements, eight at a time
    for (long first = 0; first < n; first += kBlock) {
        const long end = first + kBlock < n ? first + kBlock : n;
        f32x8 squares{};
        for (long i = first; i < end; i += kLanes) squares += load(x + i) * load(x + i);
        sum += static_cast<double>(sum_of_lanes(squares));
    }
    return sum;
}

ES_CLONES double clip_squares_of(const float* x, long n) { return squares_of_loops(x, n); }

}  // namespace

double clip_gradients(float* gradients, long n, float longest) {
    const double length = std::sqrt(clip_squares_of(gradients, n));
    if (!(longest > 0) || !(length > static_cast<double>(longest))) return length;
    const auto shrink = static_cast<float>(static_cast<double>(longest) / length);
    for (long i = 0; i < n; ++i) gradients[i] *= shrink;
    return length;
}

}  // namespace engine
