// The loss that is a mean over elements of weight w, written once for all of them: an op gives l and its slopes.
//   L = sum w l(p, t) / sum w   over all N things and K columns
// Shapes    prediction p [N, K], target t [N, K], weight w [N, K] >= 0 -> L [1, 1]
// Weights   an element of weight 0 is not looked at: p and t may be anything there, nan included. If all weights are 0
//           (or there is no thing), L and all gradients are 0.
// Gradient  d_p = d_L w dl/dp / sum w,  d_w = d_L (l - L) / sum w (0 where w = 0),  and d_t = -d_p where l is a
// function
//           of p - t (kOfDifference); otherwise t gets none
// Sums      over things in double, over columns in float lanes (lanes.h)
// An element is a struct with loss(p, t), slope(p, t) = dl/dp and kOfDifference: one for double, one for f32x8.
// Internal to ops/: include it in .cpp files only.
#pragma once

#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {

inline core::Result<Shape> weighted_mean_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("target", in[1], text_of(in[0]) + " like the prediction");
    if (in[2] != in[0]) return shape_error("weight", in[2], text_of(in[0]) + " like the prediction");
    return Shape{1, 1};
}

inline double sum_of_weights_plain(const Matrix<const double>& w) {
    double sum = 0.0;
    for (int n = 0; n < w.rows; ++n) {
        for (int k = 0; k < w.cols; ++k) sum += w.at(n, k);
    }
    return sum;
}

template <class Element>
void weighted_forward_plain(const Call<double>& call, const Element& element) {
    const double sum_w = sum_of_weights_plain(call.in[2]);
    double loss = 0.0;
    for (int n = 0; n < call.in[0].rows; ++n) {
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double w = call.in[2].at(n, k);
            if (w != 0.0) loss += w * element.loss(call.in[0].at(n, k), call.in[1].at(n, k));
        }
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0 : loss / sum_w;
}

template <class Element>
void weighted_backward_plain(const Call<double>& call, const Element& element) {
    const double sum_w = sum_of_weights_plain(call.in[2]);
    if (sum_w == 0.0) return;
    const double d = call.d_out.at(0, 0) / sum_w;
    for (int n = 0; n < call.in[0].rows; ++n) {
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double w = call.in[2].at(n, k);
            if (w == 0.0) continue;
            const double p = call.in[0].at(n, k);
            const double t = call.in[1].at(n, k);
            const double d_p = d * w * element.slope(p, t);
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, k) += d_p;
            if (Element::kOfDifference && call.d_in[1].data != nullptr) call.d_in[1].at(n, k) -= d_p;
            if (call.d_in[2].data != nullptr) {
                call.d_in[2].at(n, k) += d * (element.loss(p, t) - call.out.at(0, 0));
            }
        }
    }
}

// Padding has weight 0, so it counts nowhere.
ES_INLINE double sum_of_weights_fast(const Matrix<const float>& w) {
    double sum = 0.0;
    for (int n = 0; n < w.rows; ++n) {
        f32x8 row_sum{};
        for (int k = 0; k < w.stride; k += kLanes) row_sum += load(w.row(n) + k);
        sum += static_cast<double>(sum_of_lanes(row_sum));
    }
    return sum;
}

template <class Element>
ES_INLINE void weighted_forward_fast(const Call<float>& call, const Element& element) {
    const Matrix<const float> w = call.in[2];
    const double sum_w = sum_of_weights_fast(w);
    double loss = 0.0;
    for (int n = 0; n < w.rows; ++n) {
        f32x8 row_loss{};
        for (int k = 0; k < w.stride; k += kLanes) {
            const f32x8 w_nk = load(w.row(n) + k);
            const f32x8 p = load(call.in[0].row(n) + k);
            const f32x8 t = load(call.in[1].row(n) + k);
            row_loss += select(w_nk == 0.0f, f32x8{}, w_nk * element.loss(p, t));
        }
        loss += static_cast<double>(sum_of_lanes(row_loss));
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0f : static_cast<float>(loss / sum_w);
}

// Adds to one gradient; which of the three it is, is known when compiling.
template <int kInput, class Element>
ES_INLINE void weighted_gradient(const Call<float>& call, const Element& element, float d, float loss) {
    const Matrix<float> d_in = call.d_in[kInput];
    if (d_in.data == nullptr) return;
    const long size = elements(d_in);
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 w = load(call.in[2].data + i);
        const f32x8 p = load(call.in[0].data + i);
        const f32x8 t = load(call.in[1].data + i);
        f32x8 gradient{};
        if constexpr (kInput == 0) gradient = w * splat(d) * element.slope(p, t);
        if constexpr (kInput == 1) gradient = -(w * splat(d) * element.slope(p, t));
        if constexpr (kInput == 2) gradient = (element.loss(p, t) - splat(loss)) * splat(d);
        store(d_in.data + i, load(d_in.data + i) + select(w == 0.0f, f32x8{}, gradient));
    }
}

template <class Element>
ES_INLINE void weighted_backward_fast(const Call<float>& call, const Element& element) {
    const double sum_w = sum_of_weights_fast(call.in[2]);
    if (sum_w == 0.0) return;
    const float d = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / sum_w);
    const float loss = call.out.at(0, 0);
    weighted_gradient<0>(call, element, d, loss);
    if constexpr (Element::kOfDifference) weighted_gradient<1>(call, element, d, loss);
    weighted_gradient<2>(call, element, d, loss);
}

}  // namespace engine
