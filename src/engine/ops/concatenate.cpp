// Two matrices side by side, row by row: channels after channels, or a condition after an input.
//   y = [a, b]
// Shapes    a [N*T, A], b [N*T, B] -> y [N*T, A+B]
// Gradient  d_a = the first A columns of d_y,  d_b = the other B
#include "engine/rows.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> concatenate_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1].rows != in[0].rows) return shape_error("b", in[1], "as many rows as a, which is " + text_of(in[0]));
    return Shape{in[0].rows, in[0].cols + in[1].cols};
}

template <class T>
ES_INLINE void concatenate_forward_loops(const Call<T>& call) {
    const Matrix<const T> a = call.in[0];
    const Matrix<const T> b = call.in[1];
    // each row r
    for (int r = 0; r < call.out.rows; ++r) {
        copy_columns(a.row(r), call.out.row(r), a.cols);
        copy_columns(b.row(r), call.out.row(r) + a.cols, b.cols);
    }
}

template <class T>
ES_INLINE void concatenate_backward_loops(const Call<T>& call) {
    const Matrix<T> d_a = call.d_in[0];
    const Matrix<T> d_b = call.d_in[1];
    // each row r
    for (int r = 0; r < call.out.rows; ++r) {
        if (d_a.data != nullptr) add_columns(call.d_out.row(r), d_a.row(r), d_a.cols);
        if (d_b.data != nullptr) add_columns(call.d_out.row(r) + d_a.cols, d_b.row(r), d_b.cols);
    }
}

ES_CLONES void concatenate_forward(const Call<float>& call) { concatenate_forward_loops(call); }
ES_CLONES void concatenate_backward(const Call<float>& call) { concatenate_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op concatenate{
    .name = "concatenate",
    .formula = "y = [a, b]",
    .n_inputs = 2,
    .shape = concatenate_shape,
    .forward_reference = concatenate_forward_loops<double>,
    .backward_reference = concatenate_backward_loops<double>,
    .forward_cpu = concatenate_forward,
    .backward_cpu = concatenate_backward,
    .shader = "ops/concatenate.frag",
};
}  // namespace ops
}  // namespace engine
