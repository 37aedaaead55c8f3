// The rows of optimiser_table.cpp and what their loops share. Internal to engine.
#pragma once

#include "engine/lanes.h"
#include "engine/optimiser.h"
#include "engine/optimiser_list.h"

namespace engine {

namespace optimisers {
#define ES_DECLARE(name) extern const Optimiser name;
ES_OPTIMISERS(ES_DECLARE)
#undef ES_DECLARE
}  // namespace optimisers

// One step of Adam, defined in optimisers/adam.cpp: adamw takes the same.
void adam_step(const OptimiserCall& call);

// 0 where |x| < 2^-100, else x; nan stays nan. Weights that nothing asks for any more (of a feature that is off) decay,
// and the optimiser's memories fade, until they are denormal. There they stay for ever, and make each step several
// times as slow.
ES_INLINE f32x8 without_tiny(const f32x8& x) {
    constexpr float kTiny = 7.88860905e-31f;
    return select((x < kTiny) & (x > -kTiny), f32x8{}, x);
}

}  // namespace engine
