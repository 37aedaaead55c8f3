// Kernel templates for losses that are a weighted mean over elements. An op passes a struct F with two templates, for
// float and double:
//   value(x, t, attributes)   the loss of one element; x is the prediction, t its target
//   slope(x, t, attributes)   d value / d x
// and elementwise_loss<F>() makes its row of the op table:
//   L = sum w value(x, t) / sum w    Shapes    x, t, w [N, K] -> L [1, 1]; L = 0 if all weights are 0
//   d_x = d_L w slope / sum w        Gradient  none for t and w; elements of weight 0 are not read
// A penalty has neither target nor weight: elementwise_penalty<F>() makes the row of L = mean value(x) of x [R, H].
// Shaders of these ops include ops/weighted_mean.glsl or ops/mean.glsl. Internal to ops/. Next: ops/huber.cpp.
#pragma once

#include "engine/loss_loops.h"

namespace engine {

template <class F, class T>
void elementwise_loss_forward(const Call<T>& call) {
    double sum = 0.0;
    const double count = for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        sum += static_cast<double>(w * F::value(call.in[0].at(n, k), call.in[1].at(n, k), *call.attributes));
    });
    set_mean(call, sum, count);
}

template <class F, class T>
void elementwise_loss_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const double count = for_each_counted<T>(call.in[2], [](int, int, T) {});
    if (count == 0.0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / count);
    for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        call.d_in[0].at(n, k) += d * w * F::slope(call.in[0].at(n, k), call.in[1].at(n, k), *call.attributes);
    });
}

template <class F>
constexpr Op elementwise_loss(std::string_view name, std::string_view formula, std::string_view shader) {
    return {.name = name,
            .formula = formula,
            .n_inputs = 3,
            .shape = like_prediction,
            .scratch = nullptr,
            .forward_reference = elementwise_loss_forward<F, double>,
            .backward_reference = elementwise_loss_backward<F, double>,
            .forward_cpu = elementwise_loss_forward<F, float>,
            .backward_cpu = elementwise_loss_backward<F, float>,
            .shader = shader};
}

template <class F, class T>
void elementwise_penalty_forward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    double sum = 0.0;
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) sum += F::value(static_cast<double>(x.at(n, h)));
    }
    set_mean(call, sum, static_cast<double>(x.rows) * x.cols);
}

template <class F, class T>
void elementwise_penalty_backward(const Call<T>& call) {
    const Matrix<const T> x = call.in[0];
    if (call.d_in[0].data == nullptr || x.rows == 0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / (static_cast<double>(x.rows) * x.cols));
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        for (int h = 0; h < x.cols; ++h) call.d_in[0].at(n, h) += d * F::slope(x.at(n, h));
    }
}

template <class F>
constexpr Op elementwise_penalty(std::string_view name, std::string_view formula, std::string_view shader) {
    return {.name = name,
            .formula = formula,
            .n_inputs = 1,
            .shape = one_number,
            .scratch = nullptr,
            .forward_reference = elementwise_penalty_forward<F, double>,
            .backward_reference = elementwise_penalty_backward<F, double>,
            .forward_cpu = elementwise_penalty_forward<F, float>,
            .backward_cpu = elementwise_penalty_backward<F, float>,
            .shader = shader};
}

}  // namespace engine
