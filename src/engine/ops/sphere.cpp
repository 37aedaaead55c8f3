// Normalises each row to length 1: only its direction is left.
//   y = x / r,  r = sqrt(sum x^2 + 1e-12)
// Shapes    x [R, H] -> y [R, H]
// Gradient  d_x = (d_y - y (y . d_y)) / r
// Edges     a row of zeros stays 0; the small number under the root keeps its gradient finite
#include <cmath>

#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr double kTiny = 1e-12;

double length_plain(const double* x, int n) {
    double squares = kTiny;
    // each column h
    for (int h = 0; h < n; ++h) squares += x[h] * x[h];
    return std::sqrt(squares);
}

void sphere_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        const double r = length_plain(call.in[0].row(n), call.out.cols);
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(n, h) / r;
    }
}

void sphere_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n: y . d_y, then d_x; each column h
    for (int n = 0; n < call.out.rows; ++n) {
        const double r = length_plain(call.in[0].row(n), call.out.cols);
        double along = 0.0;
        for (int h = 0; h < call.out.cols; ++h) along += call.out.at(n, h) * call.d_out.at(n, h);
        for (int h = 0; h < call.out.cols; ++h) {
            call.d_in[0].at(n, h) += (call.d_out.at(n, h) - call.out.at(n, h) * along) / r;
        }
    }
}

// Over whole vectors: the padding is 0 and adds nothing.
ES_INLINE float sum_of_products(const float* a, const float* b, int n) {
    f32x8 sum{};
    // eight columns from h on at a time
    for (int h = 0; h < n; h += kLanes) sum += load(a + h) * load(b + h);
    return sum_of_lanes(sum);
}

ES_INLINE float inverse_length(const float* x, int n) {
    return 1.0f / std::sqrt(sum_of_products(x, x, n) + static_cast<float>(kTiny));
}

ES_INLINE void sphere_forward_loops(const Call<float>& call) {
    // each row n, eight columns from h on at a time
    for (int n = 0; n < call.out.rows; ++n) {
        const float* x = call.in[0].row(n);
        const f32x8 shrink = splat(inverse_length(x, call.out.stride));
        for (int h = 0; h < call.out.stride; h += kLanes) store(call.out.row(n) + h, load(x + h) * shrink);
    }
}

ES_INLINE void sphere_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n, eight columns from h on at a time
    for (int n = 0; n < call.out.rows; ++n) {
        const float* y = call.out.row(n);
        const float* d_y = call.d_out.row(n);
        float* d_x = call.d_in[0].row(n);
        const f32x8 shrink = splat(inverse_length(call.in[0].row(n), call.out.stride));
        const f32x8 along = splat(sum_of_products(y, d_y, call.out.stride));
        for (int h = 0; h < call.out.stride; h += kLanes) {
            store(d_x + h, load(d_x + h) + (load(d_y + h) - load(y + h) * along) * shrink);
        }
    }
}

ES_CLONES void sphere_forward(const Call<float>& call) { sphere_forward_loops(call); }
ES_CLONES void sphere_backward(const Call<float>& call) { sphere_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op sphere{
    .name = "sphere",
    .formula = "y = x / |x|",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = sphere_forward_plain,
    .backward_reference = sphere_backward_plain,
    .forward_cpu = sphere_forward,
    .backward_cpu = sphere_backward,
    .shader = "ops/sphere.frag",
};
}  // namespace ops
}  // namespace engine
