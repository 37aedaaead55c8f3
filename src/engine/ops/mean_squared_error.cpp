// Mean squared error of predictions, weighted.
//   L = sum w (p - t)^2 / sum w   over all N things and K columns
// Shapes    prediction p [N, K], target t [N, K], weight w [N, K] >= 0 -> L [1, 1]
// Weights   the target of an element of weight 0 is not read: it may be anything, nan (a missing value) included. If
//           all weights are 0 (or there is no thing), L and all gradients are 0
// Gradient  d_p = d_L 2 w (p - t) / sum w,  d_t = -d_p,  d_w = d_L ((p - t)^2 - L) / sum w (0 where w = 0)
// Sums      over things in double, over columns in float lanes (lanes.h)
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> squared_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("target", in[1], text_of(in[0]) + " like the prediction");
    if (in[2] != in[0]) return shape_error("weight", in[2], text_of(in[0]) + " like the prediction");
    return Shape{1, 1};
}

double squared_sum_w_plain(const Matrix<const double>& w) {
    double sum = 0.0;
    // each row n, each column k
    for (int n = 0; n < w.rows; ++n) {
        for (int k = 0; k < w.cols; ++k) sum += w.at(n, k);
    }
    return sum;
}

void squared_forward_plain(const Call<double>& call) {
    const double sum_w = squared_sum_w_plain(call.in[2]);
    double loss = 0.0;
    // each row n, each column k
    for (int n = 0; n < call.in[0].rows; ++n) {
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double w = call.in[2].at(n, k);
            const double difference = call.in[0].at(n, k) - call.in[1].at(n, k);
            if (w != 0.0) loss += w * difference * difference;
        }
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0 : loss / sum_w;
}

void squared_backward_plain(const Call<double>& call) {
    const double sum_w = squared_sum_w_plain(call.in[2]);
    if (sum_w == 0.0) return;
    const double d = call.d_out.at(0, 0) / sum_w;
    // each row n, each column k
    for (int n = 0; n < call.in[0].rows; ++n) {
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double w = call.in[2].at(n, k);
            if (w == 0.0) continue;
            const double difference = call.in[0].at(n, k) - call.in[1].at(n, k);
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, k) += 2.0 * d * w * difference;
            if (call.d_in[1].data != nullptr) call.d_in[1].at(n, k) -= 2.0 * d * w * difference;
            if (call.d_in[2].data != nullptr) {
                call.d_in[2].at(n, k) += d * (difference * difference - call.out.at(0, 0));
            }
        }
    }
}

// Over whole vectors: the padding has weight 0.
ES_INLINE double squared_sum_w(const Matrix<const float>& w) {
    double sum = 0.0;
    // each row n, eight columns from k on at a time
    for (int n = 0; n < w.rows; ++n) {
        f32x8 row_sum{};
        for (int k = 0; k < w.stride; k += kLanes) row_sum += load(w.row(n) + k);
        sum += static_cast<double>(sum_of_lanes(row_sum));
    }
    return sum;
}

ES_INLINE void squared_forward_loops(const Call<float>& call) {
    const Matrix<const float> p = call.in[0];
    const Matrix<const float> t = call.in[1];
    const Matrix<const float> w = call.in[2];
    const double sum_w = squared_sum_w(w);
    double loss = 0.0;
    // each row n, eight columns from k on at a time
    for (int n = 0; n < p.rows; ++n) {
        f32x8 row_loss{};
        for (int k = 0; k < p.stride; k += kLanes) {
            const f32x8 difference = load(p.row(n) + k) - load(t.row(n) + k);
            const f32x8 w_nk = load(w.row(n) + k);
            row_loss += select(w_nk == 0.0f, f32x8{}, w_nk * difference * difference);
        }
        loss += static_cast<double>(sum_of_lanes(row_loss));
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0f : static_cast<float>(loss / sum_w);
}

// Adds the gradient of input kInput.
template <int kInput>
ES_INLINE void squared_gradient(const Call<float>& call, float d, float loss) {
    const Matrix<float> d_in = call.d_in[kInput];
    if (d_in.data == nullptr) return;
    const long size = elements(d_in);
    const float* p = call.in[0].data;
    const float* t = call.in[1].data;
    const float* w = call.in[2].data;
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 difference = load(p + i) - load(t + i);
        const f32x8 w_i = load(w + i);
        f32x8 gradient = w_i * difference * splat(2.0f * d);
        if (kInput == 1) gradient = -gradient;
        if (kInput == 2) gradient = (difference * difference - splat(loss)) * splat(d);
        store(d_in.data + i, load(d_in.data + i) + select(w_i == 0.0f, f32x8{}, gradient));
    }
}

ES_INLINE void squared_backward_loops(const Call<float>& call) {
    const double sum_w = squared_sum_w(call.in[2]);
    if (sum_w == 0.0) return;
    const float d = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / sum_w);
    const float loss = call.out.at(0, 0);
    squared_gradient<0>(call, d, loss);
    squared_gradient<1>(call, d, loss);
    squared_gradient<2>(call, d, loss);
}

ES_CLONES void squared_forward(const Call<float>& call) { squared_forward_loops(call); }
ES_CLONES void squared_backward(const Call<float>& call) { squared_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op mean_squared_error{
    .name = "mean_squared_error",
    .formula = "L = sum w (p - t)^2 / sum w",
    .n_inputs = 3,
    .shape = squared_shape,
    .forward_reference = squared_forward_plain,
    .backward_reference = squared_backward_plain,
    .forward_cpu = squared_forward,
    .backward_cpu = squared_backward,
    .shader = "ops/mean_squared_error.frag",
};
}  // namespace ops
}  // namespace engine
