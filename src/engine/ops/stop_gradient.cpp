// Stop-gradient: the identity forward, no gradient backward. The layers before it do not learn from the layers after
// it.
//   y = x
// Shapes    x [R, H] -> y [R, H]
// Gradient  d_x = 0, on purpose not the derivative
#include "engine/shape_rules.h"

namespace engine {
namespace {

template <class T>
void stop_forward(const Call<T>& call) {
    const long size = elements(call.out);
    // every element, padding included
    for (long i = 0; i < size; ++i) call.out.data[i] = call.in[0].data[i];
}

template <class T>
void stop_backward(const Call<T>&) {}

}  // namespace

namespace ops {
extern const Op stop_gradient{
    .name = "stop_gradient",
    .formula = "y = x, d_x = 0",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = stop_forward<double>,
    .backward_reference = stop_backward<double>,
    .forward_cpu = stop_forward<float>,
    .backward_cpu = stop_backward<float>,
    .shader = "ops/stop_gradient.frag",
};
}  // namespace ops
}  // namespace engine
