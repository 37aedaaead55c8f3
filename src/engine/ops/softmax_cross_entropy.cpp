// Softmax cross-entropy: the negative log-likelihood of the true classes under the softmax of the logits, in nats.
//   p_k = e^(z_k) / sum_j e^(z_j),   l = -log p_class,   L = sum_n w_n l_n / sum_n w_n
// Shapes    logits z [N, K], class [N, 1] (its index 0 .. K - 1 as a number), weight w [N, 1] >= 0 -> L [1, 1]
// floats[0] label smoothing s in 0 .. 1 (Szegedy et al. 2016, section 7): the target probability of the class is
//           1 - s + s / K and of the others s / K, so that l = (1 - s) (-log p_class) + s mean_k (-log p_k)
//           = -log p_class + s mean_k (z_class - z_k). 0 costs nothing
// Weights   class and logits of a thing of weight 0 may be anything. If all weights are 0 (or there is no thing), L and
//           all gradients are 0
// Gradient  d_z = d_L w_n / sum w (p - target),  d_w = d_L (l_n - L) / sum w;  class has no gradient, nothing is added
// Stable    the largest logit is subtracted first. In the CPU kernel exponentials below 1e-38 are 0 (maths.h)
// Sums      over things in double, over classes in float, k ascending; the CPU kernel has one thing a lane
// Cache     forward stores p - target in d_z for backward, where it may (caches_for_backward, op.h)
// Errors    check on a class outside of 0 .. K - 1
#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> softmax_shape(std::span<const Shape> in, const Attributes& attributes) {
    const Shape one_a_row{in[0].rows, 1};
    if (!(attributes.floats[0] >= 0.0f && attributes.floats[0] <= 1.0f)) {
        return core::Error{"smoothing", "smoothing must be from 0 to 1"};
    }
    if (in[1] != one_a_row) return shape_error("class", in[1], text_of(one_a_row));
    if (in[2] != one_a_row) return shape_error("weight", in[2], text_of(one_a_row));
    return Shape{1, 1};
}

// For the exponentials of eight things, and their p - onehot(class).
long softmax_scratch(std::span<const Shape> in, const Attributes&, int) { return 2L * padded(in[0].cols) * kLanes; }

template <class T>
int class_of(const Call<T>& call, int n) {
    const T index = call.in[1].at(n, 0);
    ES_CHECK(index >= T{0} && index < static_cast<T>(call.in[0].cols), "a class must be an index below K");
    return static_cast<int>(index);
}

template <class T>
double sum_of_weights(const Call<T>& call) {
    double sum = 0.0;
    // each row n
    for (int n = 0; n < call.in[2].rows; ++n) sum += static_cast<double>(call.in[2].at(n, 0));
    return sum;
}

// mean_k (z_class - z_k)
template <class T>
T lead_of_class(const Call<T>& call, int n) {
    const Matrix<const T>& z = call.in[0];
    const T of_class = z.at(n, class_of(call, n));
    T sum{0};
    // each class k
    for (int k = 0; k < z.cols; ++k) sum += of_class - z.at(n, k);
    return sum / static_cast<T>(z.cols);
}

// Writes e^(z_k - max z) to `to` and their sum to `sum`; returns l.
double softmax_row_plain(const Call<double>& call, int n, double* to, double& sum) {
    const Matrix<const double>& z = call.in[0];
    double highest = z.at(n, 0);
    // the largest logit: each class k
    for (int k = 1; k < z.cols; ++k) highest = std::max(highest, z.at(n, k));
    sum = 0.0;
    // exponentials and their sum: each class k
    for (int k = 0; k < z.cols; ++k) sum += to[k] = std::exp(z.at(n, k) - highest);
    const double loss = std::log(sum) - (z.at(n, class_of(call, n)) - highest);
    const auto smoothing = static_cast<double>(call.attributes->floats[0]);
    return smoothing == 0.0 ? loss : loss + smoothing * lead_of_class(call, n);
}

void softmax_forward_plain(const Call<double>& call) {
    const double sum_w = sum_of_weights(call);
    double loss = 0.0;
    double sum_e = 0.0;
    // each row n
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
    // each row n; then each class k
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double w = call.in[2].at(n, 0);
        if (w == 0.0) continue;
        const double loss = softmax_row_plain(call, n, call.scratch, sum_e);
        if (call.d_in[2].data != nullptr) call.d_in[2].at(n, 0) += d * (loss - call.out.at(0, 0));
        if (call.d_in[0].data == nullptr) continue;
        const auto smoothing = static_cast<double>(call.attributes->floats[0]);
        for (int k = 0; k < call.in[0].cols; ++k) {
            const double onehot = k == class_of(call, n) ? 1.0 : 0.0;
            const double target = (1.0 - smoothing) * onehot + smoothing / call.in[0].cols;
            call.d_in[0].at(n, k) += d * w * (call.scratch[k] / sum_e - target);
        }
    }
}

// Eight things, one a lane: the numbers that are the same for all classes of a thing.
struct Eight {
    f32x8 label;
    f32x8 highest;
    f32x8 sum;
    f32x8 of_class;  // z_class - highest
};

// Columns k .. k + 7 of the rows n .. n + 7 of z, transposed: one thing a lane. Beyond the last row, the last row is
// repeated.
ES_INLINE void load_columns(const Matrix<const float>& z, int n, int k, f32x8 (&columns)[kLanes]) {
    ES_UNROLL for (int i = 0; i < kLanes; ++i) columns[i] = load(z.row(std::min(n + i, z.rows - 1)) + k);
    if (z.cols - k > 4) {
        transpose(columns);
    } else {
        transpose_to_four(columns);
    }
}
ES_INLINE void store_rows(f32x8 (&columns)[kLanes], Matrix<float> to, int n, int k) {
    if (to.cols - k > 4) {
        transpose(columns);
    } else {
        transpose_from_four(columns);
    }
    ES_UNROLL for (int i = 0; i < kLanes; ++i) {
        if (n + i < to.rows) store(to.row(n + i) + k, columns[i]);
    }
}
ES_INLINE f32x8 load_eight(const Matrix<const float>& x, int n) {
    const int last = x.rows - 1;
    return f32x8{x.at(n, 0),
                 x.at(std::min(n + 1, last), 0),
                 x.at(std::min(n + 2, last), 0),
                 x.at(std::min(n + 3, last), 0),
                 x.at(std::min(n + 4, last), 0),
                 x.at(std::min(n + 5, last), 0),
                 x.at(std::min(n + 6, last), 0),
                 x.at(std::min(n + 7, last), 0)};
}

// Writes e^(z_k - max z) to `to` [K, 8].
ES_INLINE Eight softmax_eight(const Call<float>& call, int n, float* to) {
    const Matrix<const float> z = call.in[0];
    Eight eight{load_eight(call.in[1], n), splat(-constants::kInfinity), f32x8{}, f32x8{}};
    // eight classes from k on at a time, turned so that each has the eight things in its lanes
    for (int k = 0; k < z.cols; k += kLanes) {
        f32x8 columns[kLanes];
        load_columns(z, n, k, columns);
        ES_UNROLL for (int i = 0; i < kLanes; ++i) {
            if (k + i >= z.cols) break;
            eight.highest = larger_of(columns[i], eight.highest);
            store(to + (k + i) * kLanes, columns[i]);
        }
    }
    // exponentials and their sum: each class k
    for (int k = 0; k < z.cols; ++k) {
        const f32x8 shifted = load(to + k * kLanes) - eight.highest;
        const f32x8 e = exp_of_negative(shifted);
        store(to + k * kLanes, e);
        eight.sum += e;
        eight.of_class = select(eight.label == static_cast<float>(k), shifted, eight.of_class);
    }
    return eight;
}

// Writes p - onehot(class) of eight things to the rows from n on of `to`, from their exponentials e.
ES_INLINE void store_differences(const Eight& eight, const float* e, Matrix<float> to, int n) {
    const f32x8 inverse = 1.0f / eight.sum;
    // eight classes from k on at a time
    for (int k = 0; k < to.cols; k += kLanes) {
        f32x8 columns[kLanes] = {};
        ES_UNROLL for (int i = 0; i < kLanes; ++i) {
            if (k + i >= to.cols) continue;
            const f32x8 p = load(e + (k + i) * kLanes) * inverse;
            columns[i] = select(eight.label == static_cast<float>(k + i), p - 1.0f, p);
        }
        store_rows(columns, to, n, k);
    }
}

// Maximum and sum over each half of the lanes, copied to all four lanes of that half.
ES_INLINE f32x8 max_of_half(const f32x8& x) {
    const f32x8 two = larger_of(x, __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5));
    return larger_of(two, __builtin_shufflevector(two, two, 1, 0, 3, 2, 5, 4, 7, 6));
}
ES_INLINE f32x8 sum_of_half(const f32x8& x) {
    const f32x8 two = x + __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5);
    return two + __builtin_shufflevector(two, two, 1, 0, 3, 2, 5, 4, 7, 6);
}

// For at most four classes: two things stand side by side in one vector, so nothing is transposed and few exponentials
// are wasted. Returns l of the things n .. n + 7; writes their p - onehot(class) to the rows from to_n on of `to`,
// unless its data is null.
ES_INLINE f32x8 softmax_of_pairs(const Call<float>& call, int n, Matrix<float> to, int to_n) {
    const Matrix<const float> z = call.in[0];
    const f32x8 lane{0.0f, 1.0f, 2.0f, 3.0f, 0.0f, 1.0f, 2.0f, 3.0f};
    const i32x8 is_there = lane < static_cast<float>(z.cols);
    float sums[kLanes] = {1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f};
    float of_class[kLanes] = {};
    const int n_rows = std::min(kLanes, z.rows - n);
    // the rows n + i and n + i + 1 at a time
    for (int i = 0; i < n_rows; i += 2) {
        const int second = std::min(n + i + 1, z.rows - 1);
        const f32x8 pair = halves(load(z.row(n + i)), load(z.row(second)));
        const f32x8 z_pair = select(is_there, pair, splat(-constants::kInfinity));
        const f32x8 shifted = z_pair - max_of_half(z_pair);
        const f32x8 e = exp_of_negative(shifted);
        const f32x8 sum = sum_of_half(e);
        const f32x8 label = halves(splat(call.in[1].at(n + i, 0)), splat(call.in[1].at(second, 0)));
        const i32x8 is_class = lane == label;
        const f32x8 picked = sum_of_half(select(is_class, shifted, f32x8{}));
        sums[i] = sum[0];
        sums[i + 1] = sum[4];
        of_class[i] = picked[0];
        of_class[i + 1] = picked[4];
        if (to.data == nullptr) continue;
        const f32x8 p = e / sum;
        const f32x8 d = select(is_class, p - 1.0f, p);
        const f32x8 zero{};
        store(to.row(to_n + i), __builtin_shufflevector(d, zero, 0, 1, 2, 3, 8, 9, 10, 11));
        if (i + 1 < n_rows) store(to.row(to_n + i + 1), __builtin_shufflevector(d, zero, 4, 5, 6, 7, 8, 9, 10, 11));
    }
    return log_of_normal(load(sums)) - load(of_class);
}

// softmax_of_pairs for any number of classes.
ES_INLINE f32x8 softmax_of_rows(const Call<float>& call, int n, Matrix<float> to, int to_n) {
    if (call.in[0].cols <= 4) return softmax_of_pairs(call, n, to, to_n);
    const Eight eight = softmax_eight(call, n, call.scratch);
    if (to.data != nullptr) store_differences(eight, call.scratch, to, to_n);
    return log_of_normal(eight.sum) - eight.of_class;
}

// Label smoothing, applied afterwards: corrects l of the things from n on, and in `to` (if its data is not null) turns
// p - onehot(class) into p - target.
ES_INLINE void smooth(const Call<float>& call, int n, float* l, Matrix<float> to, int to_n) {
    const float smoothing = call.attributes->floats[0];
    const int n_rows = std::min(kLanes, call.in[0].rows - n);
    // each of the up to eight rows, each class k
    for (int i = 0; i < n_rows; ++i) {
        if (call.in[2].at(n + i, 0) == 0.0f) continue;
        l[i] += smoothing * lead_of_class(call, n + i);
        if (to.data == nullptr) continue;
        for (int k = 0; k < to.cols; ++k) to.at(to_n + i, k) -= smoothing / static_cast<float>(to.cols);
        to.at(to_n + i, class_of(call, n + i)) += smoothing;
    }
}

ES_INLINE void softmax_forward_loops(const Call<float>& call) {
    const Matrix<const float> z = call.in[0];
    const Matrix<float> cache = (call.store_mask & 1u) != 0 ? call.d_in[0] : Matrix<float>{};
    double sum_w = 0.0;
    double loss = 0.0;
    // eight rows from n on at a time
    for (int n = 0; n < z.rows; n += kLanes) {
        float l[kLanes];
        store(l, softmax_of_rows(call, n, cache, n));
        if (call.attributes->floats[0] != 0.0f) smooth(call, n, l, cache, n);
        for (int i = 0; i < std::min(kLanes, z.rows - n); ++i) {
            const float w = call.in[2].at(n + i, 0);
            if (w == 0.0f) continue;
            class_of(call, n + i);  // checks it
            sum_w += static_cast<double>(w);
            loss += static_cast<double>(w) * static_cast<double>(l[i]);
        }
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0f : static_cast<float>(loss / sum_w);
}

// Writes d_z of the rows from n on, from p - target in `difference`, which may be the same memory.
ES_INLINE void logit_gradients(const Call<float>& call, int n, int n_rows, Matrix<const float> difference, float d) {
    const Matrix<float> d_z = call.d_in[0];
    const bool stores = (call.store_mask & 1u) != 0;
    // each of the n_rows rows, eight classes from k on at a time
    for (int i = 0; i < n_rows; ++i) {
        float* to = d_z.row(n + i);
        const float scale = d * call.in[2].at(n + i, 0);
        if (scale == 0.0f) {
            if (stores) std::fill_n(to, d_z.stride, 0.0f);
            continue;
        }
        for (int k = 0; k < d_z.stride; k += kLanes) {
            const f32x8 gradient = load(difference.row(i) + k) * splat(scale);
            store(to + k, stores ? gradient : load(to + k) + gradient);
        }
    }
}

ES_INLINE void softmax_backward_loops(const Call<float>& call) {
    const Matrix<const float> z = call.in[0];
    const Matrix<float> d_z = call.d_in[0];
    const double sum_w = sum_of_weights(call);
    const float d = sum_w == 0.0 ? 0.0f : static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / sum_w);
    if ((call.store_mask & 1u) != 0) logit_gradients(call, 0, z.rows, {d_z.data, z.rows, z.cols, z.stride}, d);
    const bool wants_logits = d_z.data != nullptr && (call.store_mask & 1u) == 0;
    if (sum_w == 0.0 || (!wants_logits && call.d_in[2].data == nullptr)) return;
    float* room = call.scratch + z.stride * long{kLanes};
    // eight rows from n on at a time
    for (int n = 0; n < z.rows; n += kLanes) {
        const int n_rows = std::min(kLanes, z.rows - n);
        const Matrix<float> differences{room, n_rows, z.cols, z.stride};
        float l[kLanes];
        store(l, softmax_of_rows(call, n, differences, 0));
        if (call.attributes->floats[0] != 0.0f) smooth(call, n, l, differences, 0);
        for (int i = 0; i < n_rows && call.d_in[2].data != nullptr; ++i) {
            if (call.in[2].at(n + i, 0) != 0.0f) call.d_in[2].at(n + i, 0) += d * (l[i] - call.out.at(0, 0));
        }
        if (wants_logits) logit_gradients(call, n, n_rows, {room, n_rows, z.cols, z.stride}, d);
    }
}

ES_CLONES void softmax_forward(const Call<float>& call) { softmax_forward_loops(call); }
ES_CLONES void softmax_backward(const Call<float>& call) { softmax_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op softmax_cross_entropy{
    .name = "softmax_cross_entropy",
    .formula = "L = sum w (log sum e^z - z_class) / sum w",
    .n_inputs = 3,
    .shape = softmax_shape,
    .scratch = softmax_scratch,
    .forward_reference = softmax_forward_plain,
    .backward_reference = softmax_backward_plain,
    .forward_cpu = softmax_forward,
    .backward_cpu = softmax_backward,
    .caches_for_backward = true,
    .shader = "ops/softmax_cross_entropy.frag",
};
}  // namespace ops
}  // namespace engine
