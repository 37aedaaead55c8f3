// Gradient descent with momentum: steps along a decaying sum of past gradients.
//   v = momentum * v + g,   p -= rate * v
// Source    Polyak 1964, in the form of Sutskever et al. 2013, equations 1 and 2, with the rate moved out of v (so a
//           changed learning rate acts at once).
// Differs   p and v below 2^-100 are set to 0 (optimiser_rows.h says why).
// May include engine. Next: adam.cpp.
#include "engine/lanes.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

ES_INLINE void momentum_step_loops(const OptimiserCall& call) {
    float* p = call.parameters;
    float* v = call.slots;
    const float* g = call.gradients;
    const f32x8 rate = splat(call.learning_rate);
    const f32x8 momentum = splat(call.momentum);
    const long n = call.n;
    for (long i = 0; i < n; i += kLanes) {
        const f32x8 velocity = without_tiny(momentum * load(v + i) + load(g + i));
        store(v + i, velocity);
        store(p + i, without_tiny(load(p + i) - rate * velocity));
    }
}

ES_CLONES void momentum_step(const OptimiserCall& call) { momentum_step_loops(call); }

}  // namespace

namespace optimisers {
const Optimiser momentum{
    .id = "momentum",
    .label = "Momentum",
    .help = "Gradient descent that keeps part of its speed, so it rolls through small bumps and along valleys.",
    .n_slots = 1,
    .step = momentum_step,
};
}  // namespace optimisers
}  // namespace engine
