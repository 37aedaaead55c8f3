// Declarations of all optimisers (optimiser_table.cpp makes the table of them), and helpers that their loops share.
// Internal to engine.
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

// One update of Adam, defined in optimisers/adam.cpp; AdamW uses it, too.
void adam_step(const OptimiserCall& call);

// Flushes tiny numbers to zero: 0 where |x| < 2^-100, else x; nan stays nan. Weights that no longer get a gradient
// (those of a feature that is switched off) decay, and the optimiser's moments fade, until they are denormal numbers;
// these never reach 0 and make every step several times as slow.
ES_INLINE f32x8 without_tiny(const f32x8& x) {
    constexpr float kTiny = 7.88860905e-31f;
    return select((x < kTiny) & (x > -kTiny), f32x8{}, x);
}

}  // namespace engine
