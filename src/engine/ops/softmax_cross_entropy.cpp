// How surprised softmax probabilities are by the true classes, in nats.
//   p_k = e^(z_k) / sum_j e^(z_j),   l = -log p_class,   L = sum_n w_n l_n / sum_n w_n
// Shapes    logits z [N, K], class [N, 1] (its index 0 .. K - 1 as a number), weight w [N, 1] >= 0 -> L [1, 1]
// Weights   a thing of weight 0 is not looked at: its class and its logits may be anything. If all weights are 0 (or
//           there is no thing), L and all gradients are 0.
// Gradient  d_z = d_L w_n / sum w (p - onehot(class)),  d_w = d_L (l_n - L) / sum w;  a class has no gradient, we add 0
// Stable    the largest logit is subtracted first. In the fast version exponentials below 1e-38 are 0 (maths.h).
// Sums      over things in double, over classes in float lanes (lanes.h)
// Errors    check on a class outside of 0 .. K - 1
#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> softmax_shape(std::span<const Shape> in, const Attributes&) {
    const Shape one_a_row{in[0].rows, 1};
    if (in[1] != one_a_row) return shape_error("class", in[1], text_of(one_a_row));
    if (in[2] != one_a_row) return shape_error("weight", in[2], text_of(one_a_row));
    return Shape{1, 1};
}

// Room for one row of exponentials.
long softmax_scratch(std::span<const Shape> in, const Attributes&, int) { return padded(in[0].cols); }

template <class T>
int class_of(const Call<T>& call, int n) {
    const T index = call.in[1].at(n, 0);
    ES_CHECK(index >= T{0} && index < static_cast<T>(call.in[0].cols), "a class must be an index below K");
    return static_cast<int>(index);
}

template <class T>
double sum_of_weights(const Call<T>& call) {
    double sum = 0.0;
    for (int n = 0; n < call.in[2].rows; ++n) sum += static_cast<double>(call.in[2].at(n, 0));
    return sum;
}

// Writes e^(z_k - max z) to `to` and gives l.
double softmax_row_plain(const Call<double>& call, int n, double* to, double& sum) {
    const Matrix<const double>& z = call.in[0];
    double highest = z.at(n, 0);
    for (int k = 1; k < z.cols; ++k) highest = std::max(highest, z.at(n, k));
    sum = 0.0;
    for (int k = 0; k < z.cols; ++k) sum += to[k] = std::exp(z.at(n, k) - highest);
    return std::log(sum) - (z.at(n, class_of(call, n)) - highest);
}

void softmax_forward_plain(const Call<double>& call) {
    const double sum_w = sum_of_weights(call);
    double loss = 0.0;
    double sum_e = 0.0;
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double w = call.in[2].at(n, 0);
        if (w != 0.0) loss += w * softmax_row_plain(call, n, call.scratch, sum_e);
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0 : loss / sum_w;
}

void softmax_backward_plain(const Call<double>& call) {
    const double sum_w = sum_of_weights(call);
    if (sum_w == 0.0) return;
    const double d = call.d_out.at(0, 0) / sum_w;
    double sum_e = 0.0;
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double w = call.in[2].at(n, 0);
        if (w == 0.0) continue;
        const double loss = softmax_row_plain(call, n, call.scratch, sum_e);
        if (call.d_in[2].data != nullptr) call.d_in[2].at(n, 0) += d * (loss - call.out.at(0, 0));
        if (call.d_in[0].data == nullptr) continue;
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double onehot = k == class_of(call, n) ? 1.0 : 0.0;
            call.d_in[0].at(n, k) += d * w * (call.scratch[k] / sum_e - onehot);
        }
    }
}

struct SoftmaxRow {
    float highest;
    float sum;
};

// Writes e^(z_k - max z) to `to` [padded(K)], its padding 0.
ES_INLINE SoftmaxRow softmax_row(const float* z, int classes, float* to) {
    f32x8 highest = splat(-constants::kInfinity);
    for (int k = 0; k < classes; k += kLanes) {
        highest = larger_of(highest, select(lanes_below(classes - k), load(z + k), highest));
    }
    SoftmaxRow row{max_of_lanes(highest), 0.0f};
    f32x8 sum{};
    for (int k = 0; k < classes; k += kLanes) {
        const f32x8 e = select(lanes_below(classes - k), engine::exp(load(z + k) - splat(row.highest)), f32x8{});
        store(to + k, e);
        sum += e;
    }
    row.sum = sum_of_lanes(sum);
    return row;
}

ES_INLINE float softmax_loss(const SoftmaxRow& row, float z_class) {
    return engine::log(row.sum) - (z_class - row.highest);
}

ES_INLINE void softmax_forward_loops(const Call<float>& call) {
    const Matrix<const float> z = call.in[0];
    double sum_w = 0.0;
    double loss = 0.0;
    for (int n = 0; n < z.rows; ++n) {
        const float w = call.in[2].at(n, 0);
        if (w == 0.0f) continue;
        const SoftmaxRow row = softmax_row(z.row(n), z.cols, call.scratch);
        sum_w += static_cast<double>(w);
        loss += static_cast<double>(w) * static_cast<double>(softmax_loss(row, z.at(n, class_of(call, n))));
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0f : static_cast<float>(loss / sum_w);
}

ES_INLINE void softmax_backward_loops(const Call<float>& call) {
    const Matrix<const float> z = call.in[0];
    const double sum_w = sum_of_weights(call);
    if (sum_w == 0.0) return;
    const float d = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / sum_w);
    for (int n = 0; n < z.rows; ++n) {
        const float w = call.in[2].at(n, 0);
        if (w == 0.0f) continue;
        const int true_class = class_of(call, n);
        const SoftmaxRow row = softmax_row(z.row(n), z.cols, call.scratch);
        if (call.d_in[2].data != nullptr) {
            call.d_in[2].at(n, 0) += d * (softmax_loss(row, z.at(n, true_class)) - call.out.at(0, 0));
        }
        if (call.d_in[0].data == nullptr) continue;
        float* d_z = call.d_in[0].row(n);
        const float scale = d * w;
        const float scale_e = scale / row.sum;
        for (int k = 0; k < z.cols; k += kLanes)
            store(d_z + k, load(d_z + k) + load(call.scratch + k) * splat(scale_e));
        d_z[true_class] -= scale;
    }
}

ES_CLONES void softmax_forward(const Call<float>& call) { softmax_forward_loops(call); }
ES_CLONES void softmax_backward(const Call<float>& call) { softmax_backward_loops(call); }

}  // namespace

namespace ops {
const Op softmax_cross_entropy{
    .name = "softmax_cross_entropy",
    .formula = "L = sum w (log sum e^z - z_class) / sum w",
    .n_inputs = 3,
    .shape = softmax_shape,
    .scratch = softmax_scratch,
    .forward_reference = softmax_forward_plain,
    .backward_reference = softmax_backward_plain,
    .forward_cpu = softmax_forward,
    .backward_cpu = softmax_backward,
    .shader = {},
};
}  // namespace ops
}  // namespace engine
