// Stochastic gradient descent.
//   p -= rate * g
// Differs   p below 2^-100 is set to 0 (optimiser_rows.h says why).
// May include engine. Next: momentum.cpp.
#include "engine/lanes.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

ES_INLINE void sgd_step_loops(const OptimiserCall& call) {
    float* p = call.parameters;
    const float* g = call.gradients;
    const f32x8 rate = splat(call.learning_rate);
    const long n = call.n;
    for (long i = 0; i < n; i += kLanes) store(p + i, without_tiny(load(p + i) - rate * load(g + i)));
}

ES_CLONES void sgd_step(const OptimiserCall& call) { sgd_step_loops(call); }

}  // namespace

namespace optimisers {
const Optimiser sgd{
    .id = "sgd",
    .label = "SGD",
    .help = "Plain gradient descent: each step goes straight downhill, as far as the learning rate says.",
    .n_slots = 0,
    .step = sgd_step,
};
}  // namespace optimisers
}  // namespace engine
