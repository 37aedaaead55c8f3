// Sine as an activation: periodic.
//   y = sin x
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y cos x
// Source    Sitzmann et al. 2020, Implicit Neural Representations with Periodic Activation Functions.
// Error     of the CPU kernel: maths.h
#include <cmath>

#include "engine/elementwise.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

struct Function {
    static constexpr bool kKeepsZero = true;
    static double value(double x) { return std::sin(x); }
    static double slope(double x, double) { return std::cos(x); }
    ES_INLINE static f32x8 value(const f32x8& x) { return engine::sin(x); }
    ES_INLINE static f32x8 slope(const f32x8& x, const f32x8&) { return engine::cos(x); }
};

ES_CLONES void sine_forward(const Call<float>& call) { elementwise_forward_loops<Function>(call); }
ES_CLONES void sine_backward(const Call<float>& call) { elementwise_backward_loops<Function>(call); }

}  // namespace

namespace ops {
extern const Op sine{
    .name = "sine",
    .formula = "y = sin x",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = elementwise_forward_plain<Function>,
    .backward_reference = elementwise_backward_plain<Function>,
    .forward_cpu = sine_forward,
    .backward_cpu = sine_backward,
    .shader = "ops/sine.frag",
};
}  // namespace ops
}  // namespace engine
