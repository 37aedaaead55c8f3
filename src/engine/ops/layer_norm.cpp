// Layer normalisation: every row is shifted to mean 0 and scaled to variance 1, then each column gets a gain and a
// shift.
//   u_h = (x_h - mean x) / sqrt(variance x + 1e-5),   y = u gain + shift     (Ba, Kiros, Hinton 2016, equation 4)
// Shapes    x [N, H], gain [1, H], shift [1, H] -> y [N, H]. Mean and variance (divided by H) are over the H columns,
//           without padding
// Gradient  with e = d_y gain:  d_x = (e - mean e - u mean(e u)) / sqrt(variance + 1e-5),
//           d_gain = sum over rows of d_y u,  d_shift = sum over rows of d_y.  u is computed again
// Edges     H = 1 or a constant row: u is 0, y is the shift
// Sums      over a row in float lanes (lanes.h), over rows in ascending order
#include <cmath>

#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

// Keeps the square root away from 0; PyTorch's default.
constexpr double kSmallVariance = 1e-5;

core::Result<Shape> layer_norm_shape(std::span<const Shape> in, const Attributes&) {
    const Shape one_a_column{1, in[0].cols};
    if (in[1] != one_a_column) return shape_error("gain", in[1], text_of(one_a_column));
    if (in[2] != one_a_column) return shape_error("shift", in[2], text_of(one_a_column));
    return in[0];
}

struct PlainStatistics {
    double mean = 0.0;
    double scale = 0.0;  // 1 / sqrt(variance + small)
};

PlainStatistics statistics_plain(const Matrix<const double>& x, int n) {
    PlainStatistics row;
    // mean: each column h
    for (int h = 0; h < x.cols; ++h) row.mean += x.at(n, h) / x.cols;
    double variance = 0.0;
    // variance: each column h
    for (int h = 0; h < x.cols; ++h) variance += (x.at(n, h) - row.mean) * (x.at(n, h) - row.mean) / x.cols;
    row.scale = 1.0 / std::sqrt(variance + kSmallVariance);
    return row;
}

void layer_norm_forward_plain(const Call<double>& call) {
    const Matrix<const double>& x = call.in[0];
    // each row n, each column h
    for (int n = 0; n < x.rows; ++n) {
        const PlainStatistics row = statistics_plain(x, n);
        for (int h = 0; h < x.cols; ++h) {
            const double u = (x.at(n, h) - row.mean) * row.scale;
            call.out.at(n, h) = u * call.in[1].at(0, h) + call.in[2].at(0, h);
        }
    }
}

void layer_norm_backward_plain(const Call<double>& call) {
    const Matrix<const double>& x = call.in[0];
    // each row n: each column h for the two means (and d_gain, d_shift), then each column h for d_x
    for (int n = 0; n < x.rows; ++n) {
        const PlainStatistics row = statistics_plain(x, n);
        double mean_e = 0.0;
        double mean_eu = 0.0;
        for (int h = 0; h < x.cols; ++h) {
            const double u = (x.at(n, h) - row.mean) * row.scale;
            const double e = call.d_out.at(n, h) * call.in[1].at(0, h);
            mean_e += e / x.cols;
            mean_eu += e * u / x.cols;
            if (call.d_in[1].data != nullptr) call.d_in[1].at(0, h) += call.d_out.at(n, h) * u;
            if (call.d_in[2].data != nullptr) call.d_in[2].at(0, h) += call.d_out.at(n, h);
        }
        if (call.d_in[0].data == nullptr) continue;
        for (int h = 0; h < x.cols; ++h) {
            const double u = (x.at(n, h) - row.mean) * row.scale;
            const double e = call.d_out.at(n, h) * call.in[1].at(0, h);
            call.d_in[0].at(n, h) += row.scale * (e - mean_e - u * mean_eu);
        }
    }
}

struct Statistics {
    float mean;
    float scale;
};

// x - mean, and 0 in the padding.
ES_INLINE f32x8 centred(const float* x, int h, int cols, float mean) {
    return select(lanes_below(cols - h), load(x + h) - splat(mean), f32x8{});
}

ES_INLINE Statistics statistics_of(const float* x, int cols) {
    const auto n = static_cast<float>(cols);
    f32x8 sum{};
    // mean: eight columns from h on at a time
    for (int h = 0; h < cols; h += kLanes) sum += load(x + h);
    Statistics row{sum_of_lanes(sum) / n, 0.0f};
    f32x8 squares{};
    // variance: eight columns from h on at a time
    for (int h = 0; h < cols; h += kLanes) {
        const f32x8 from_mean = centred(x, h, cols, row.mean);
        squares += from_mean * from_mean;
    }
    row.scale = 1.0f / std::sqrt(sum_of_lanes(squares) / n + static_cast<float>(kSmallVariance));
    return row;
}

ES_INLINE void layer_norm_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const float* gain = call.in[1].data;
    const float* shift = call.in[2].data;
    // each row n, eight columns from h on at a time
    for (int n = 0; n < x.rows; ++n) {
        const float* x_n = x.row(n);
        float* y_n = call.out.row(n);
        const Statistics row = statistics_of(x_n, x.cols);
        for (int h = 0; h < x.stride; h += kLanes) {
            const f32x8 u = centred(x_n, h, x.cols, row.mean) * splat(row.scale);
            store(y_n + h, u * load(gain + h) + load(shift + h));
        }
    }
}

// One row of the gradient of x.
ES_INLINE void layer_norm_row_backward(const Statistics& row, const float* x, int cols, const float* gain,
                                       const float* d_y, float* d_x) {
    const auto n = static_cast<float>(cols);
    f32x8 sum_e{};
    f32x8 sum_eu{};
    // mean e and mean(e u): eight columns from h on at a time
    for (int h = 0; h < cols; h += kLanes) {
        const f32x8 e = load(d_y + h) * load(gain + h);
        sum_e += e;
        sum_eu += e * (centred(x, h, cols, row.mean) * splat(row.scale));
    }
    const f32x8 mean_e = splat(sum_of_lanes(sum_e) / n);
    const f32x8 mean_eu = splat(sum_of_lanes(sum_eu) / n);
    // d_x: eight columns from h on at a time
    for (int h = 0; h < cols; h += kLanes) {
        const f32x8 u = centred(x, h, cols, row.mean) * splat(row.scale);
        const f32x8 e = load(d_y + h) * load(gain + h);
        const f32x8 d = splat(row.scale) * (e - mean_e - u * mean_eu);
        store(d_x + h, load(d_x + h) + select(lanes_below(cols - h), d, f32x8{}));
    }
}

ES_INLINE void layer_norm_backward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    // each row n: d_x, then d_gain and d_shift eight columns from h on at a time
    for (int n = 0; n < x.rows; ++n) {
        const float* x_n = x.row(n);
        const float* d_y = call.d_out.row(n);
        const Statistics row = statistics_of(x_n, x.cols);
        if (call.d_in[0].data != nullptr) {
            layer_norm_row_backward(row, x_n, x.cols, call.in[1].data, d_y, call.d_in[0].row(n));
        }
        if (float* d_gain = call.d_in[1].data; d_gain != nullptr) {
            for (int h = 0; h < x.stride; h += kLanes) {
                const f32x8 u = centred(x_n, h, x.cols, row.mean) * splat(row.scale);
                store(d_gain + h, load(d_gain + h) + load(d_y + h) * u);
            }
        }
        if (float* d_shift = call.d_in[2].data; d_shift != nullptr) {
            for (int h = 0; h < x.stride; h += kLanes) store(d_shift + h, load(d_shift + h) + load(d_y + h));
        }
    }
}

ES_CLONES void layer_norm_forward(const Call<float>& call) { layer_norm_forward_loops(call); }
ES_CLONES void layer_norm_backward(const Call<float>& call) { layer_norm_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op layer_norm{
    .name = "layer_norm",
    .formula = "y = (x - mean x) / sqrt(variance x + 1e-5) gain + shift",
    .n_inputs = 3,
    .shape = layer_norm_shape,
    .forward_reference = layer_norm_forward_plain,
    .backward_reference = layer_norm_backward_plain,
    .forward_cpu = layer_norm_forward,
    .backward_cpu = layer_norm_backward,
    .shader = "ops/layer_norm.frag",
};
}  // namespace ops
}  // namespace engine
