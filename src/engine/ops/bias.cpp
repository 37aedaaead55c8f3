// Adds the same row to every row.
//   y = x + b
// Shapes    x [N, H], b [1, H] -> y [N, H]
// Gradient  d_x = d_y,  d_b = sum over the N rows of d_y
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> bias_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != Shape{1, in[0].cols}) return shape_error("b", in[1], text_of({1, in[0].cols}));
    return in[0];
}

void bias_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(n, h) + call.in[1].at(0, h);
    }
}

void bias_backward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.d_out.rows; ++n) {
        for (int h = 0; h < call.d_out.cols; ++h) {
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, h) += call.d_out.at(n, h);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(0, h) += call.d_out.at(n, h);
        }
    }
}

ES_INLINE void bias_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const Matrix<float> y = call.out;
    const float* b = call.in[1].data;
    // eight columns from h on at a time, each row n
    for (int h = 0; h < y.stride; h += kLanes) {
        const f32x8 b_h = load(b + h);
        for (int n = 0; n < y.rows; ++n) store(y.row(n) + h, load(x.row(n) + h) + b_h);
    }
}

ES_INLINE void bias_backward_loops(const Call<float>& call) {
    const Matrix<const float> d_y = call.d_out;
    if (call.d_in[0].data != nullptr) {
        float* d_x = call.d_in[0].data;
        const long size = elements(d_y);
        // every element, padding included, eight at a time
        for (long i = 0; i < size; i += kLanes) store(d_x + i, load(d_x + i) + load(d_y.data + i));
    }
    if (call.d_in[1].data != nullptr) {
        float* d_b = call.d_in[1].data;
        // d_b: eight columns from h on at a time, summed over the rows n
        for (int h = 0; h < d_y.stride; h += kLanes) {
            f32x8 sum = load(d_b + h);
            for (int n = 0; n < d_y.rows; ++n) sum += load(d_y.row(n) + h);
            store(d_b + h, sum);
        }
    }
}

ES_CLONES void bias_forward(const Call<float>& call) { bias_forward_loops(call); }
ES_CLONES void bias_backward(const Call<float>& call) { bias_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op bias{
    .name = "bias",
    .formula = "y = x + b",
    .n_inputs = 2,
    .shape = bias_shape,
    .forward_reference = bias_forward_plain,
    .backward_reference = bias_backward_plain,
    .forward_cpu = bias_forward,
    .backward_cpu = bias_backward,
    .shader = "ops/bias.frag",
};
}  // namespace ops
}  // namespace engine
