// Unflatten: a vector cut into T rows, from the output of a dense layer to pixels or positions. The inverse of flatten.
//   y[n T + t, c] = x[n, t C + c]
// Shapes      x [N, T*C] -> y [N*T, C]
// Attributes  ints: T
// Gradient    d_x[n, t C + c] = d_y[n T + t, c]
#include "engine/picture.h"
#include "engine/rows.h"

namespace engine {
namespace {

core::Result<Shape> unflatten_shape(std::span<const Shape> in, const Attributes& attributes) {
    const int rows = attributes.ints[0];
    if (rows < 1) return attribute_error("rows", rows, "at least 1");
    if (in[0].rows != kBatchRows) return shape_error("x", in[0], text_of({kBatchRows, in[0].cols}));
    if (in[0].cols % rows != 0) {
        return shape_error("x", in[0], "[N, C*" + std::to_string(rows) + "]: it is cut into that many rows");
    }
    return Shape{-rows, in[0].cols / rows};
}

template <class T>
ES_INLINE void unflatten_forward_loops(const Call<T>& call) {
    const int rows = call.attributes->ints[0];
    const int cols = call.out.cols;
    // each row r of y: position r % rows of thing r / rows
    for (int r = 0; r < call.out.rows; ++r) {
        copy_columns(call.in[0].row(r / rows) + r % rows * cols, call.out.row(r), cols);
    }
}

template <class T>
ES_INLINE void unflatten_backward_loops(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const int rows = call.attributes->ints[0];
    const int cols = call.out.cols;
    // each row r of y: position r % rows of thing r / rows
    for (int r = 0; r < call.out.rows; ++r) {
        add_columns(call.d_out.row(r), call.d_in[0].row(r / rows) + r % rows * cols, cols);
    }
}

ES_CLONES void unflatten_forward(const Call<float>& call) { unflatten_forward_loops(call); }
ES_CLONES void unflatten_backward(const Call<float>& call) { unflatten_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op unflatten{
    .name = "unflatten",
    .formula = "y[n T + t, c] = x[n, t C + c]",
    .n_inputs = 1,
    .shape = unflatten_shape,
    .forward_reference = unflatten_forward_loops<double>,
    .backward_reference = unflatten_backward_loops<double>,
    .forward_cpu = unflatten_forward,
    .backward_cpu = unflatten_backward,
    .shader = "ops/unflatten.frag",
};
}  // namespace ops
}  // namespace engine
