// The rows of optimiser_table.cpp and what their loops share. Internal to engine.
#pragma once

#include "engine/lanes.h"
#include "engine/optimiser.h"

namespace engine {

namespace optimisers {
extern const Optimiser sgd;
extern const Optimiser momentum;
extern const Optimiser adam;
}  // namespace optimisers

// 0 where |x| < 2^-100, else x; nan stays nan.
ES_INLINE f32x8 without_tiny(const f32x8& x) {
    constexpr float kTiny = 7.88860905e-31f;
    return select((x < kTiny) & (x > -kTiny), f32x8{}, x);
}

}  // namespace engine
