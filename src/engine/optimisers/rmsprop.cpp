// RMSProp: each parameter's gradient divided by the typical size of its gradients, without momentum.
//   v = a v + (1 - a) g^2,   p -= rate g / (sqrt(v) + epsilon),   a = 0.99
// Source    Tieleman, Hinton 2012, lecture 6.5; constants and the place of epsilon as in PyTorch. slots = v [n].
// Differs   p and v below 2^-100 are set to 0 (optimiser_rows.h says why).
// May include engine.
#include "engine/lanes.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

ES_INLINE void rmsprop_step_loops(const OptimiserCall& call) {
    constexpr float kAlpha = 0.99f, kEpsilon = 1e-8f;
    float* p = call.parameters;
    float* v = call.slots;
    const float* g = call.gradients;
    const f32x8 rate = splat(call.learning_rate);
    const f32x8 old = splat(kAlpha);
    const f32x8 fresh = splat(1.0f - kAlpha);
    const long n = call.n;
    for (long i = 0; i < n; i += kLanes) {
        const f32x8 g_i = load(g + i);
        const f32x8 v_i = without_tiny(old * load(v + i) + fresh * g_i * g_i);
        store(v + i, v_i);
        store(p + i, without_tiny(load(p + i) - rate * g_i / (square_root(v_i) + kEpsilon)));
    }
}

ES_CLONES void rmsprop_step(const OptimiserCall& call) { rmsprop_step_loops(call); }

}  // namespace

namespace optimisers {
const Optimiser rmsprop{
    .id = "rmsprop",
    .label = "RMSProp",
    .help = "Divides each gradient by the size it usually has: steep and flat directions get steps of one size.",
    .n_slots = 1,
    .step = rmsprop_step,
};
}  // namespace optimisers
}  // namespace engine
