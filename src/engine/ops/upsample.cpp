// A larger picture in which every pixel stands f times beside and below itself (nearest neighbour).
//   y[i, j, c] = x[i / f, j / f, c]
// Shapes      x [N*H*W, C] -> y [N*Hf*Wf, C]
// Attributes  ints: height H, width W, factor f
// Gradient    d_x = sum of d_y over the f * f copies, line by line
#include "engine/lanes.h"
#include "engine/picture.h"

namespace engine {
namespace {

core::Result<Shape> upsample_shape(std::span<const Shape> in, const Attributes& attributes) {
    core::Result<Shape> picture = check_picture(in[0], attributes.ints[0], attributes.ints[1]);
    if (!picture.ok()) return picture;
    const int factor = attributes.ints[2];
    if (factor < 1) return attribute_error("factor", factor, "at least 1");
    return Shape{in[0].rows * factor * factor, in[0].cols};
}

// Calls f(row of y, row of x) for all rows of y in order. Pictures follow each other, so their lines do too.
template <class F>
ES_INLINE void for_each_copy(const Attributes& attributes, int rows, F f) {
    const int width = attributes.ints[1];
    const int factor = attributes.ints[2];
    // each line of y: each pixel j of the line of x that it repeats, `factor` copies of the pixel
    for (int r = 0; r < rows;) {
        const int x_row = r / (width * factor * factor) * width;
        for (int j = 0; j < width; ++j) {
            for (int copy = 0; copy < factor; ++copy) f(r++, x_row + j);
        }
    }
}

void upsample_forward_plain(const Call<double>& call) {
    // each pixel of y, each channel c
    for_each_copy(*call.attributes, call.out.rows, [&](int r, int x_row) {
        for (int c = 0; c < call.out.cols; ++c) call.out.at(r, c) = call.in[0].at(x_row, c);
    });
}

void upsample_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each pixel of y, each channel c
    for_each_copy(*call.attributes, call.out.rows, [&](int r, int x_row) {
        for (int c = 0; c < call.out.cols; ++c) call.d_in[0].at(x_row, c) += call.d_out.at(r, c);
    });
}

ES_INLINE void upsample_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    // each pixel of y, eight channels from c on at a time
    for_each_copy(*call.attributes, call.out.rows, [&](int r, int x_row) ES_INLINE_LAMBDA {
        for (int c = 0; c < x.stride; c += kLanes) store(call.out.row(r) + c, load(x.row(x_row) + c));
    });
}

ES_INLINE void upsample_backward_loops(const Call<float>& call) {
    const Matrix<float> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    // each pixel of y, eight channels from c on at a time
    for_each_copy(*call.attributes, call.out.rows, [&](int r, int x_row) ES_INLINE_LAMBDA {
        float* to = d_x.row(x_row);
        for (int c = 0; c < d_x.stride; c += kLanes) store(to + c, load(to + c) + load(call.d_out.row(r) + c));
    });
}

ES_CLONES void upsample_forward(const Call<float>& call) { upsample_forward_loops(call); }
ES_CLONES void upsample_backward(const Call<float>& call) { upsample_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op upsample{
    .name = "upsample",
    .formula = "y[i, j] = x[i / f, j / f]",
    .n_inputs = 1,
    .shape = upsample_shape,
    .forward_reference = upsample_forward_plain,
    .backward_reference = upsample_backward_plain,
    .forward_cpu = upsample_forward,
    .backward_cpu = upsample_backward,
    .shader = "ops/upsample.frag",
};
}  // namespace ops
}  // namespace engine
