// Logistic sigmoid, from 0 to 1.
//   y = 1 / (1 + e^-x) = (1 + tanh(x / 2)) / 2
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y y (1 - y)
#include <cmath>

#include "engine/elementwise.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

struct Function {
    static constexpr bool kKeepsZero = false;
    static double value(double x) { return 1.0 / (1.0 + std::exp(-x)); }
    static double slope(double, double y) { return y * (1.0 - y); }
    ES_INLINE static f32x8 value(const f32x8& x) { return 0.5f + 0.5f * engine::tanh(0.5f * x); }
    ES_INLINE static f32x8 slope(const f32x8&, const f32x8& y) { return y * (1.0f - y); }
};

ES_CLONES void sigmoid_forward(const Call<float>& call) { elementwise_forward_loops<Function>(call); }
ES_CLONES void sigmoid_backward(const Call<float>& call) { elementwise_backward_loops<Function>(call); }

}  // namespace

namespace ops {
extern const Op sigmoid{
    .name = "sigmoid",
    .formula = "y = 1 / (1 + e^-x)",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = elementwise_forward_plain<Function>,
    .backward_reference = elementwise_backward_plain<Function>,
    .forward_cpu = sigmoid_forward,
    .backward_cpu = sigmoid_backward,
    .shader = "ops/sigmoid.frag",
};
}  // namespace ops
}  // namespace engine
