// Multiplies each column by a number of its own. With 0 and 1 it is the mask that switches features off and on.
//   y = x s
// Shapes    x [N, D], s [1, D] -> y [N, D]
// Gradient  d_x = d_y s,  d_s = sum over the N rows of d_y x
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> scale_columns_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != Shape{1, in[0].cols}) return shape_error("s", in[1], text_of({1, in[0].cols}));
    return in[0];
}

void scale_columns_forward_plain(const Call<double>& call) {
    // each row n, each column d
    for (int n = 0; n < call.out.rows; ++n) {
        for (int d = 0; d < call.out.cols; ++d) call.out.at(n, d) = call.in[0].at(n, d) * call.in[1].at(0, d);
    }
}

void scale_columns_backward_plain(const Call<double>& call) {
    // each row n, each column d
    for (int n = 0; n < call.out.rows; ++n) {
        for (int d = 0; d < call.out.cols; ++d) {
            const double d_y = call.d_out.at(n, d);
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, d) += d_y * call.in[1].at(0, d);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(0, d) += d_y * call.in[0].at(n, d);
        }
    }
}

ES_INLINE void scale_columns_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const Matrix<float> y = call.out;
    const float* s = call.in[1].data;
    // eight columns from d on at a time, each row n
    for (int d = 0; d < y.stride; d += kLanes) {
        const f32x8 s_d = load(s + d);
        for (int n = 0; n < y.rows; ++n) store(y.row(n) + d, load(x.row(n) + d) * s_d);
    }
}

ES_INLINE void scale_columns_backward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const Matrix<const float> d_y = call.d_out;
    const Matrix<float> d_x = call.d_in[0];
    // eight columns from d on at a time: d_x for each row n, then d_s summed over the rows
    for (int d = 0; d < d_y.stride; d += kLanes) {
        if (d_x.data != nullptr) {
            const f32x8 s = load(call.in[1].data + d);
            for (int n = 0; n < d_y.rows; ++n) {
                store(d_x.row(n) + d, load(d_x.row(n) + d) + load(d_y.row(n) + d) * s);
            }
        }
        if (call.d_in[1].data != nullptr) {
            f32x8 sum = load(call.d_in[1].data + d);
            for (int n = 0; n < d_y.rows; ++n) sum += load(d_y.row(n) + d) * load(x.row(n) + d);
            store(call.d_in[1].data + d, sum);
        }
    }
}

ES_CLONES void scale_columns_forward(const Call<float>& call) { scale_columns_forward_loops(call); }
ES_CLONES void scale_columns_backward(const Call<float>& call) { scale_columns_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op scale_columns{
    .name = "scale_columns",
    .formula = "y = x s",
    .n_inputs = 2,
    .shape = scale_columns_shape,
    .forward_reference = scale_columns_forward_plain,
    .backward_reference = scale_columns_backward_plain,
    .forward_cpu = scale_columns_forward,
    .backward_cpu = scale_columns_backward,
    .shader = "ops/scale_columns.frag",
};
}  // namespace ops
}  // namespace engine
