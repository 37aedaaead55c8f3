// Hyperbolic tangent: maps every number into (-1, 1).
//   y = tanh x
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y (1 - y^2), from y alone; 0 where y has rounded to +-1
// Error     of the CPU kernel: maths.h
#include <cmath>

#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

void tanh_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = std::tanh(call.in[0].at(n, h));
    }
}

void tanh_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            const double y = call.out.at(n, h);
            call.d_in[0].at(n, h) += call.d_out.at(n, h) * (1.0 - y * y);
        }
    }
}

ES_INLINE void tanh_forward_loops(const Call<float>& call) {
    const float* x = call.in[0].data;
    float* y = call.out.data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(y + i, engine::tanh(load(x + i)));
}

ES_INLINE void tanh_backward_loops(const Call<float>& call) {
    const float* y = call.out.data;
    const float* d_y = call.d_out.data;
    float* d_x = call.d_in[0].data;
    if (d_x == nullptr) return;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 y_i = load(y + i);
        store(d_x + i, load(d_x + i) + load(d_y + i) * (1.0f - y_i * y_i));
    }
}

ES_CLONES void tanh_forward(const Call<float>& call) { tanh_forward_loops(call); }
ES_CLONES void tanh_backward(const Call<float>& call) { tanh_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op tanh{
    .name = "tanh",
    .formula = "y = tanh x",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = tanh_forward_plain,
    .backward_reference = tanh_backward_plain,
    .forward_cpu = tanh_forward,
    .backward_cpu = tanh_backward,
    .shader = "ops/tanh.frag",
};
}  // namespace ops
}  // namespace engine
