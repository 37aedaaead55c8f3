// Mean absolute value: the L1 penalty.
//   L = mean |x|
// Shapes    x [R, H] -> L [1, 1]
// Gradient  d_x = d_L sign(x) / (R H); 0 at 0
// Source    Tibshirani 1996, Regression Shrinkage and Selection via the Lasso.
#include "engine/loss_loops.h"

namespace engine {
namespace {

template <class T>
void mean_absolute_forward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    double sum = 0.0;
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) sum += std::fabs(static_cast<double>(x.at(n, h)));
    }
    set_mean(call, sum, static_cast<double>(x.rows) * x.cols);
}

template <class T>
void mean_absolute_backward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    if (call.d_in[0].data == nullptr || x.rows == 0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / (static_cast<double>(x.rows) * x.cols));
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) {
            const T value = x.at(n, h);
            call.d_in[0].at(n, h) += value > T{0} ? d : value < T{0} ? -d : T{0};
        }
    }
}

}  // namespace

namespace ops {
extern const Op mean_absolute{
    .name = "mean_absolute",
    .formula = "L = mean |x|",
    .n_inputs = 1,
    .shape = one_number,
    .scratch = nullptr,
    .forward_reference = mean_absolute_forward<double>,
    .backward_reference = mean_absolute_backward<double>,
    .forward_cpu = mean_absolute_forward<float>,
    .backward_cpu = mean_absolute_backward<float>,
    .shader = "ops/mean_absolute.frag",
};
}  // namespace ops
}  // namespace engine
