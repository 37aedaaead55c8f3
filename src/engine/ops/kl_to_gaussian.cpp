// Kullback-Leibler divergence from each thing's Gaussian to the standard normal, in nats: the regulariser of a
// variational autoencoder.
//   L = mean over n of  -1/2 sum_h (1 + v - m^2 - e^v)     (Kingma and Welling 2014, appendix B)
// Shapes    mean m [N, H], log_variance v [N, H] -> L [1, 1]
// Gradient  d_m = d_L m / N,  d_v = d_L (e^v - 1) / 2N
// Edges     N = 0: L and all gradients are 0. In the CPU kernel e^v, and so L, is +inf for v > 88.7
// Sums      over things in double, over columns in float lanes (lanes.h); padding is 0 and adds 1 + 0 - 0 - 1 = 0
#include <cmath>

#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> kl_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("log_variance", in[1], text_of(in[0]) + " like the mean");
    return Shape{1, 1};
}

void kl_forward_plain(const Call<double>& call) {
    const int n_rows = call.in[0].rows;
    double sum = 0.0;
    // each row n, each column h
    for (int n = 0; n < n_rows; ++n) {
        for (int h = 0; h < call.in[0].cols; ++h) {
            const double m = call.in[0].at(n, h);
            const double v = call.in[1].at(n, h);
            sum -= 0.5 * (1.0 + v - m * m - std::exp(v));
        }
    }
    call.out.at(0, 0) = n_rows == 0 ? 0.0 : sum / n_rows;
}

void kl_backward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double d = call.d_out.at(0, 0) / call.in[0].rows;
        for (int h = 0; h < call.in[0].cols; ++h) {
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, h) += d * call.in[0].at(n, h);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(n, h) += 0.5 * d * (std::exp(call.in[1].at(n, h)) - 1.0);
        }
    }
}

ES_INLINE void kl_forward_loops(const Call<float>& call) {
    const Matrix<const float> mean = call.in[0];
    double sum = 0.0;
    // each row n, eight columns from h on at a time
    for (int n = 0; n < mean.rows; ++n) {
        f32x8 row_sum{};
        for (int h = 0; h < mean.stride; h += kLanes) {
            const f32x8 m = load(mean.row(n) + h);
            const f32x8 v = load(call.in[1].row(n) + h);
            row_sum += (engine::exp(v) - (1.0f + v)) + m * m;
        }
        sum += 0.5 * static_cast<double>(sum_of_lanes(row_sum));
    }
    call.out.at(0, 0) = mean.rows == 0 ? 0.0f : static_cast<float>(sum / mean.rows);
}

ES_INLINE void kl_backward_loops(const Call<float>& call) {
    const long size = elements(call.in[0]);
    const f32x8 d = splat(call.d_out.at(0, 0) / static_cast<float>(call.in[0].rows));
    float* d_m = call.d_in[0].data;
    float* d_v = call.d_in[1].data;
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        if (d_m != nullptr) store(d_m + i, load(d_m + i) + d * load(call.in[0].data + i));
        if (d_v == nullptr) continue;
        const f32x8 v = load(call.in[1].data + i);
        store(d_v + i, load(d_v + i) + 0.5f * d * (engine::exp(v) - 1.0f));
    }
}

ES_CLONES void kl_forward(const Call<float>& call) { kl_forward_loops(call); }
ES_CLONES void kl_backward(const Call<float>& call) { kl_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op kl_to_gaussian{
    .name = "kl_to_gaussian",
    .formula = "L = mean of -1/2 sum (1 + v - m^2 - e^v)",
    .n_inputs = 2,
    .shape = kl_shape,
    .forward_reference = kl_forward_plain,
    .backward_reference = kl_backward_plain,
    .forward_cpu = kl_forward,
    .backward_cpu = kl_backward,
    .shader = "ops/kl_to_gaussian.frag",
};
}  // namespace ops
}  // namespace engine
