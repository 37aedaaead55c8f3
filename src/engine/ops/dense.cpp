// Dense (fully connected) layer without a bias, which is an op of its own: every output is a weighted sum of all
// inputs.
//   y = x W
// Shapes    x [N, D], W [D, H] -> y [N, H]
// Gradient  d_x = d_y W^T,  d_W = x^T d_y
// Sums      one float for each element of y, d_x and d_W, terms in ascending order (product.h)
#include "engine/product.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> dense_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1].rows != in[0].cols) {
        return shape_error("W", in[1], "[" + std::to_string(in[0].cols) + ", H]: one row for each input");
    }
    return Shape{in[0].rows, in[1].cols};
}

// For W^T [H, padded(D)].
long dense_scratch(std::span<const Shape> in, const Attributes&, int) {
    return static_cast<long>(in[1].cols) * padded(in[1].rows);
}

void dense_forward_plain(const Call<double>& call) {
    product_plain(factor(call.in[0]), call.in[1], call.out, Into::overwrite);
}

void dense_backward_plain(const Call<double>& call) {
    const Matrix<const double>& w = call.in[1];
    const Matrix<double>& d_x = call.d_in[0];
    if (d_x.data != nullptr) {
        // d_x = d_y W^T: each row n, each input d, each output h
        for (int n = 0; n < d_x.rows; ++n) {
            for (int d = 0; d < w.rows; ++d) {
                for (int h = 0; h < w.cols; ++h) d_x.at(n, d) += call.d_out.at(n, h) * w.at(d, h);
            }
        }
    }
    if (call.d_in[1].data != nullptr) product_plain(transposed(call.in[0]), call.d_out, call.d_in[1], Into::add);
}

void dense_forward(const Call<float>& call) { product(factor(call.in[0]), call.in[1], call.out, Into::overwrite); }

void dense_backward(const Call<float>& call) {
    if (call.d_in[0].data != nullptr) {
        const Matrix<const float> w_transposed = transposed_copy(call.in[1], call.scratch);
        product(factor(call.d_out), w_transposed, call.d_in[0], Into::add);
    }
    if (call.d_in[1].data != nullptr) product(transposed(call.in[0]), call.d_out, call.d_in[1], Into::add);
}

}  // namespace

namespace ops {
extern const Op dense{
    .name = "dense",
    .formula = "y = x W",
    .n_inputs = 2,
    .shape = dense_shape,
    .scratch = dense_scratch,
    .forward_reference = dense_forward_plain,
    .backward_reference = dense_backward_plain,
    .forward_cpu = dense_forward,
    .backward_cpu = dense_backward,
    .shader = "ops/dense.frag",
};
}  // namespace ops
}  // namespace engine
