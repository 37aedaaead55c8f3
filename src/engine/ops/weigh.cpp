// A loss times its weight (the number on the slider of each loss).
//   y = w L
// Shapes    L [1, 1], w [1, 1] -> y [1, 1]
// Gradient  d_L = d_y w,  d_w = d_y L
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> weigh_shape(std::span<const Shape> in, const Attributes&) {
    if (in[0] != Shape{1, 1}) return shape_error("L", in[0], "[1, 1]: the loss of a whole batch");
    if (in[1] != Shape{1, 1}) return shape_error("w", in[1], "[1, 1]");
    return Shape{1, 1};
}

// One number each: there is nothing to vectorise.
template <class T>
void weigh_forward(const Call<T>& call) {
    call.out.at(0, 0) = call.in[0].at(0, 0) * call.in[1].at(0, 0);
}

template <class T>
void weigh_backward(const Call<T>& call) {
    const T d_y = call.d_out.at(0, 0);
    if (call.d_in[0].data != nullptr) call.d_in[0].at(0, 0) += d_y * call.in[1].at(0, 0);
    if (call.d_in[1].data != nullptr) call.d_in[1].at(0, 0) += d_y * call.in[0].at(0, 0);
}

}  // namespace

namespace ops {
extern const Op weigh{
    .name = "weigh",
    .formula = "y = w L",
    .n_inputs = 2,
    .shape = weigh_shape,
    .forward_reference = weigh_forward<double>,
    .backward_reference = weigh_backward<double>,
    .forward_cpu = weigh_forward<float>,
    .backward_cpu = weigh_backward<float>,
    .shader = "ops/weigh.frag",
};
}  // namespace ops
}  // namespace engine
