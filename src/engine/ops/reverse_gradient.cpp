// Gradient reversal: the identity forward, the negated gradient backward. So the layers after it learn to predict
// something, and the layers before it learn to hide it.
//   y = x
// Shapes    x [R, H] -> y [R, H]; floats[0] = lambda
// Gradient  d_x = -lambda d_y, on purpose not the derivative
// Source    Ganin, Lempitsky 2015, Unsupervised Domain Adaptation by Backpropagation, equations 7 and 8.
#include "engine/shape_rules.h"

namespace engine {
namespace {

// Limited by memory: the plain loops are as fast as vectorised ones.
template <class T>
void reverse_forward(const Call<T>& call) {
    const long size = elements(call.out);
    // every element, padding included
    for (long i = 0; i < size; ++i) call.out.data[i] = call.in[0].data[i];
}

template <class T>
void reverse_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const T factor = static_cast<T>(-call.attributes->floats[0]);
    const long size = elements(call.out);
    // every element, padding included
    for (long i = 0; i < size; ++i) call.d_in[0].data[i] += factor * call.d_out.data[i];
}

}  // namespace

namespace ops {
extern const Op reverse_gradient{
    .name = "reverse_gradient",
    .formula = "y = x, d_x = -lambda d_y",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = reverse_forward<double>,
    .backward_reference = reverse_backward<double>,
    .forward_cpu = reverse_forward<float>,
    .backward_cpu = reverse_backward<float>,
    .shader = "ops/reverse_gradient.frag",
};
}  // namespace ops
}  // namespace engine
