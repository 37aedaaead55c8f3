// Leaky rectified linear unit: negative numbers are scaled by 1/100 instead of becoming 0.
//   y = x if x > 0, else 0.01 x
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y if x > 0, else 0.01 d_y
// Source    Maas, Hannun, Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models.
#include <cmath>

#include "engine/elementwise.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr float kLeak = 0.01f;

struct Function {
    static constexpr bool kKeepsZero = true;
    static double value(double x) { return x > 0.0 ? x : static_cast<double>(kLeak) * x; }
    static double slope(double x, double) { return x > 0.0 ? 1.0 : static_cast<double>(kLeak); }
    ES_INLINE static f32x8 value(const f32x8& x) { return select(x > 0.0f, x, kLeak * x); }
    ES_INLINE static f32x8 slope(const f32x8& x, const f32x8&) { return select(x > 0.0f, splat(1.0f), splat(kLeak)); }
};

ES_CLONES void leaky_relu_forward(const Call<float>& call) { elementwise_forward_loops<Function>(call); }
ES_CLONES void leaky_relu_backward(const Call<float>& call) { elementwise_backward_loops<Function>(call); }

}  // namespace

namespace ops {
extern const Op leaky_relu{
    .name = "leaky_relu",
    .formula = "y = max(x, 0.01 x)",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = elementwise_forward_plain<Function>,
    .backward_reference = elementwise_backward_plain<Function>,
    .forward_cpu = leaky_relu_forward,
    .backward_cpu = leaky_relu_backward,
    .shader = "ops/leaky_relu.frag",
};
}  // namespace ops
}  // namespace engine
