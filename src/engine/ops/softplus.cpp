// Softplus: a smooth version of relu, positive everywhere.
//   y = log(1 + e^x) = max(0, x) + log(1 + e^-|x|)
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y / (1 + e^-x) = d_y (1 - e^-y)
// Error     of the CPU kernel: below 2e-7 of 1 + y; so y is 0 below about -17
// Source    Dugas et al. 2001, Incorporating Second-Order Functional Knowledge for Better Option Pricing.
#include <cmath>

#include "engine/elementwise.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

struct Function {
    static constexpr bool kKeepsZero = false;
    static double value(double x) { return std::fmax(0.0, x) + std::log1p(std::exp(-std::fabs(x))); }
    static double slope(double x, double) { return 1.0 / (1.0 + std::exp(-x)); }
    ES_INLINE static f32x8 value(const f32x8& x) {
        const f32x8 size = select(x < 0.0f, -x, x);  // nan stays nan
        return select(x < 0.0f, f32x8{}, x) + engine::log(1.0f + engine::exp(-size));
    }
    ES_INLINE static f32x8 slope(const f32x8& x, const f32x8&) { return 0.5f + 0.5f * engine::tanh(0.5f * x); }
};

ES_CLONES void softplus_forward(const Call<float>& call) { elementwise_forward_loops<Function>(call); }
ES_CLONES void softplus_backward(const Call<float>& call) { elementwise_backward_loops<Function>(call); }

}  // namespace

namespace ops {
extern const Op softplus{
    .name = "softplus",
    .formula = "y = log(1 + e^x)",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = elementwise_forward_plain<Function>,
    .backward_reference = elementwise_backward_plain<Function>,
    .forward_cpu = softplus_forward,
    .backward_cpu = softplus_backward,
    .shader = "ops/softplus.frag",
};
}  // namespace ops
}  // namespace engine
