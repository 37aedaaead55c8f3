// Gaussian error linear unit, in its approximation by tanh: x times the probability that a standard normal number is
// below x.
//   y = x/2 (1 + tanh u),  u = sqrt(2/pi) (x + 0.044715 x^3)
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y ((1 + tanh u)/2 + x/2 (1 - tanh^2 u) u')
// Source    Hendrycks, Gimpel 2016, Gaussian Error Linear Units, section 2.
#include <cmath>

#include "engine/elementwise.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr double kScale = 0.79788456080286536;  // sqrt(2 / pi)
constexpr double kCubic = 0.044715;

struct Function {
    static constexpr bool kKeepsZero = true;
    static double value(double x) { return 0.5 * x * (1.0 + std::tanh(kScale * (x + kCubic * x * x * x))); }
    static double slope(double x, double) {
        const double t = std::tanh(kScale * (x + kCubic * x * x * x));
        return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * kScale * (1.0 + 3.0 * kCubic * x * x);
    }
    ES_INLINE static f32x8 bend(const f32x8& x) {
        return engine::tanh(static_cast<float>(kScale) * (x + static_cast<float>(kCubic) * x * x * x));
    }
    ES_INLINE static f32x8 value(const f32x8& x) { return 0.5f * x * (1.0f + bend(x)); }
    ES_INLINE static f32x8 slope(const f32x8& x, const f32x8&) {
        const f32x8 t = bend(x);
        // The tanh is flat long before +-100; without this limit x^3 would overflow and 0 * infinity give nan.
        const f32x8 near = at_most(at_least(x, splat(-100.0f)), splat(100.0f));
        const f32x8 steepness = static_cast<float>(kScale) + static_cast<float>(3.0 * kCubic * kScale) * near * near;
        return 0.5f * (1.0f + t) + 0.5f * near * (1.0f - t * t) * steepness;
    }
};

ES_CLONES void gelu_forward(const Call<float>& call) { elementwise_forward_loops<Function>(call); }
ES_CLONES void gelu_backward(const Call<float>& call) { elementwise_backward_loops<Function>(call); }

}  // namespace

namespace ops {
extern const Op gelu{
    .name = "gelu",
    .formula = "y = x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = elementwise_forward_plain<Function>,
    .backward_reference = elementwise_backward_plain<Function>,
    .forward_cpu = gelu_forward,
    .backward_cpu = gelu_backward,
    .shader = "ops/gelu.frag",
};
}  // namespace ops
}  // namespace engine
