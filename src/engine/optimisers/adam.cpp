// Adam: each parameter's step is its mean gradient divided by the typical size of its gradients.
//   m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2
//   p -= rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
// Source    Kingma, Ba 2015, Adam: A Method for Stochastic Optimization, algorithm 1. slots = m [n], then v [n].
// Differs   p, m and v below 2^-100 are set to 0 (optimiser_rows.h says why).
// May include engine.
#include <cmath>

#include "engine/lanes.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr float kEpsilon = 1e-8f;

// base^exponent by squaring: the C library's pow is not the same everywhere.
double power(double base, long exponent) {
    double result = 1.0;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) result *= base;
        base *= base;
    }
    return result;
}

ES_INLINE void adam_step_loops(const OptimiserCall& call) {
    const long n = call.n;
    float* p = call.parameters;
    float* m = call.slots;
    float* v = call.slots + (call.slot_stride > 0 ? call.slot_stride : n);
    const float* g = call.gradients;
    const double correction1 = 1.0 - power(kBeta1, call.step);
    const double correction2 = std::sqrt(1.0 - power(kBeta2, call.step));
    const f32x8 rate = splat(static_cast<float>(static_cast<double>(call.learning_rate) / correction1));
    const f32x8 inverse2 = splat(static_cast<float>(1.0 / correction2));
    const f32x8 b1 = splat(static_cast<float>(kBeta1));
    const f32x8 b2 = splat(static_cast<float>(kBeta2));
    const f32x8 new1 = splat(static_cast<float>(1.0 - kBeta1));
    const f32x8 new2 = splat(static_cast<float>(1.0 - kBeta2));
    for (long i = 0; i < n; i += kLanes) {
        const f32x8 g_i = load(g + i);
        const f32x8 m_i = without_tiny(b1 * load(m + i) + new1 * g_i);
        const f32x8 v_i = without_tiny(b2 * load(v + i) + new2 * g_i * g_i);
        store(m + i, m_i);
        store(v + i, v_i);
        store(p + i, without_tiny(load(p + i) - rate * m_i / (square_root(v_i) * inverse2 + kEpsilon)));
    }
}

ES_CLONES void adam_step_clones(const OptimiserCall& call) { adam_step_loops(call); }

}  // namespace

void adam_step(const OptimiserCall& call) { adam_step_clones(call); }

namespace optimisers {
const Optimiser adam{
    .id = "adam",
    .label = "Adam",
    .help = "Gives each weight a step size of its own from how its gradients have been: a good first choice.",
    .n_slots = 2,
    .step = adam_step,
};
}  // namespace optimisers
}  // namespace engine
