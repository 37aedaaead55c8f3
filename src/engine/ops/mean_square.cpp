// Mean square: the L2 penalty.
//   L = mean x^2
// Shapes    x [R, H] -> L [1, 1]
// Gradient  d_x = d_L 2 x / (R H)
#include "engine/loss_loops.h"

namespace engine {
namespace {

template <class T>
void mean_square_forward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    double sum = 0.0;
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) sum += static_cast<double>(x.at(n, h)) * static_cast<double>(x.at(n, h));
    }
    set_mean(call, sum, static_cast<double>(x.rows) * x.cols);
}

template <class T>
void mean_square_backward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    if (call.d_in[0].data == nullptr || x.rows == 0) return;
    const T d = static_cast<T>(2.0 * static_cast<double>(call.d_out.at(0, 0)) / (static_cast<double>(x.rows) * x.cols));
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) call.d_in[0].at(n, h) += d * x.at(n, h);
    }
}

}  // namespace

namespace ops {
extern const Op mean_square{
    .name = "mean_square",
    .formula = "L = mean x^2",
    .n_inputs = 1,
    .shape = one_number,
    .scratch = nullptr,
    .forward_reference = mean_square_forward<double>,
    .backward_reference = mean_square_backward<double>,
    .forward_cpu = mean_square_forward<float>,
    .backward_cpu = mean_square_backward<float>,
    .shader = "ops/mean_square.frag",
};
}  // namespace ops
}  // namespace engine
