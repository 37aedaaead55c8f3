// Loads the positions of eight points at a time into SIMD vectors, for the loops of a layout. Only to be called inside
// an ES_CLONES function (engine/lanes.h). May include engine.
#pragma once

#include <cstring>

#include "engine/lanes.h"

namespace projection {

struct EightPoints {
    engine::f32x8 x, y;
};

// The points at[0 .. 7] of positions [N, 2]. They are loaded as pairs in this order, so that one shuffle within each
// half of the vectors separates x and y.
ES_INLINE EightPoints eight_points(const float* positions, const int* at) {
    typedef double f64x4 __attribute__((vector_size(32)));
    double pair[8];
    ES_UNROLL for (int i = 0; i < 8; ++i)
        std::memcpy(&pair[i], positions + 2 * static_cast<long>(at[i]), sizeof(double));
    const f64x4 first{pair[0], pair[1], pair[4], pair[5]}, second{pair[2], pair[3], pair[6], pair[7]};
    const auto a = __builtin_bit_cast(engine::f32x8, first), b = __builtin_bit_cast(engine::f32x8, second);
    return {__builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14),
            __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15)};
}

}  // namespace projection
