// Centre loss: squared distance of things to the centre of their class; the centres are parameters.
//   l_n = |x_n - c_class|^2,  L = sum w l / sum w     (Wen et al. 2016, equation 2, there without the mean)
// Shapes    map x [N, D], class [N, 1] (its index 0 .. K - 1 as a number), centres c [K, D], weight w [N, 1] >= 0
//           -> L [1, 1]
// Weights   class and place of a thing of weight 0 are not read: they may be anything, nan included. If all weights are
//           0 (or there is no thing), L and all gradients are 0
// Gradient  d_x = d_L 2 w (x - c_class) / sum w,  d_c_class -= the same,  d_w = d_L (l - L) / sum w (0 where w = 0);
//           class has no gradient
// Sums      over things in double, over columns in float lanes (lanes.h)
// Errors    check on a class outside of 0 .. K - 1
#include "core/check.h"
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> centre_shape(std::span<const Shape> in, const Attributes&) {
    const Shape one_a_row{in[0].rows, 1};
    if (in[1] != one_a_row) return shape_error("class", in[1], text_of(one_a_row));
    if (in[2].rows <= 0 || in[2].cols != in[0].cols) {
        return shape_error("centres", in[2], "[K, " + std::to_string(in[0].cols) + "], one row a class");
    }
    if (in[3] != one_a_row) return shape_error("weight", in[3], text_of(one_a_row));
    return Shape{1, 1};
}

template <class T>
int centre_of(const Call<T>& call, int n) {
    const T index = call.in[1].at(n, 0);
    ES_CHECK(index >= T{0} && index < static_cast<T>(call.in[2].rows), "a class must be an index below K");
    return static_cast<int>(index);
}

template <class T>
double centre_sum_w(const Call<T>& call) {
    double sum = 0.0;
    // each row n
    for (int n = 0; n < call.in[3].rows; ++n) sum += static_cast<double>(call.in[3].at(n, 0));
    return sum;
}

double centre_distance_plain(const Call<double>& call, int n) {
    double sum = 0.0;
    // each dimension c of the map
    for (int c = 0; c < call.in[0].cols; ++c) {
        const double difference = call.in[0].at(n, c) - call.in[2].at(centre_of(call, n), c);
        sum += difference * difference;
    }
    return sum;
}

void centre_forward_plain(const Call<double>& call) {
    const double sum_w = centre_sum_w(call);
    double loss = 0.0;
    // each row n
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double w = call.in[3].at(n, 0);
        if (w != 0.0) loss += w * centre_distance_plain(call, n);
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0 : loss / sum_w;
}

void centre_backward_plain(const Call<double>& call) {
    const double sum_w = centre_sum_w(call);
    if (sum_w == 0.0) return;
    const double d = call.d_out.at(0, 0) / sum_w;
    // each row n; then each dimension c of the map
    for (int n = 0; n < call.in[0].rows; ++n) {
        const double w = call.in[3].at(n, 0);
        if (w == 0.0) continue;
        const int k = centre_of(call, n);
        for (int c = 0; c < call.in[0].cols; ++c) {
            const double slope = 2.0 * d * w * (call.in[0].at(n, c) - call.in[2].at(k, c));
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, c) += slope;
            if (call.d_in[2].data != nullptr) call.d_in[2].at(k, c) -= slope;
        }
        if (call.d_in[3].data != nullptr) {
            call.d_in[3].at(n, 0) += d * (centre_distance_plain(call, n) - call.out.at(0, 0));
        }
    }
}

ES_INLINE float distance_to_centre(const float* x, const float* centre, int stride) {
    f32x8 sum{};
    // eight dimensions from c on at a time
    for (int c = 0; c < stride; c += kLanes) {
        const f32x8 difference = load(x + c) - load(centre + c);
        sum += difference * difference;
    }
    return sum_of_lanes(sum);
}

ES_INLINE void centre_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const double sum_w = centre_sum_w(call);
    double loss = 0.0;
    // each row n
    for (int n = 0; n < x.rows; ++n) {
        const float w = call.in[3].at(n, 0);
        if (w == 0.0f) continue;
        const float l = distance_to_centre(x.row(n), call.in[2].row(centre_of(call, n)), x.stride);
        loss += static_cast<double>(w) * static_cast<double>(l);
    }
    call.out.at(0, 0) = sum_w == 0.0 ? 0.0f : static_cast<float>(loss / sum_w);
}

ES_INLINE void centre_backward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const double sum_w = centre_sum_w(call);
    if (sum_w == 0.0) return;
    const float d = static_cast<float>(static_cast<double>(call.d_out.at(0, 0)) / sum_w);
    // each row n; then eight dimensions from c on at a time
    for (int n = 0; n < x.rows; ++n) {
        const float w = call.in[3].at(n, 0);
        if (w == 0.0f) continue;
        const int k = centre_of(call, n);
        const f32x8 scale = splat(2.0f * d * w);
        float* d_x = call.d_in[0].data == nullptr ? nullptr : call.d_in[0].row(n);
        float* d_centre = call.d_in[2].data == nullptr ? nullptr : call.d_in[2].row(k);
        for (int c = 0; c < x.stride; c += kLanes) {
            const f32x8 slope = scale * (load(x.row(n) + c) - load(call.in[2].row(k) + c));
            if (d_x != nullptr) store(d_x + c, load(d_x + c) + slope);
            if (d_centre != nullptr) store(d_centre + c, load(d_centre + c) - slope);
        }
        if (call.d_in[3].data == nullptr) continue;
        const float l = distance_to_centre(x.row(n), call.in[2].row(k), x.stride);
        call.d_in[3].at(n, 0) += d * (l - call.out.at(0, 0));
    }
}

ES_CLONES void centre_forward(const Call<float>& call) { centre_forward_loops(call); }
ES_CLONES void centre_backward(const Call<float>& call) { centre_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op centre{
    .name = "centre",
    .formula = "L = sum w |x - c_class|^2 / sum w",
    .n_inputs = 4,
    .shape = centre_shape,
    .forward_reference = centre_forward_plain,
    .backward_reference = centre_backward_plain,
    .forward_cpu = centre_forward,
    .backward_cpu = centre_backward,
    .shader = "ops/centre.frag",
};
}  // namespace ops
}  // namespace engine
