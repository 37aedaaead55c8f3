// Flatten: the rows of a thing joined into one, from pixels or positions to the single vector that a dense layer takes.
//   y[n, t C + c] = x[n T + t, c]
// Shapes    x [N*T, C] -> y [N, T*C]
// Gradient  d_x[n T + t, c] = d_y[n, t C + c]
#include "engine/rows.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> flatten_shape(std::span<const Shape> in, const Attributes&) {
    const int rows = rows_a_thing(in[0]);
    if (rows == 0) return shape_error("x", in[0], "[N*T, C]: rows that belong to things");
    return Shape{kBatchRows, rows * in[0].cols};
}

template <class T>
ES_INLINE void flatten_forward_loops(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    const int rows = call.out.cols / x.cols;
    // each row r of x: position r % rows of thing r / rows
    for (int r = 0; r < x.rows; ++r) copy_columns(x.row(r), call.out.row(r / rows) + r % rows * x.cols, x.cols);
}

template <class T>
ES_INLINE void flatten_backward_loops(const Call<T>& call) {
    const Matrix<T> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    const int rows = call.out.cols / d_x.cols;
    // each row r of x: position r % rows of thing r / rows
    for (int r = 0; r < d_x.rows; ++r)
        add_columns(call.d_out.row(r / rows) + r % rows * d_x.cols, d_x.row(r), d_x.cols);
}

ES_CLONES void flatten_forward(const Call<float>& call) { flatten_forward_loops(call); }
ES_CLONES void flatten_backward(const Call<float>& call) { flatten_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op flatten{
    .name = "flatten",
    .formula = "y[n, t C + c] = x[n T + t, c]",
    .n_inputs = 1,
    .shape = flatten_shape,
    .forward_reference = flatten_forward_loops<double>,
    .backward_reference = flatten_backward_loops<double>,
    .forward_cpu = flatten_forward,
    .backward_cpu = flatten_backward,
    .shader = "ops/flatten.frag",
};
}  // namespace ops
}  // namespace engine
