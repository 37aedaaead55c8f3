// Rectified linear unit.
//   y = max(0, x)
// Shapes    x [N, H] -> y [N, H]
// Gradient  d_x = d_y where x > 0, else 0 (also at x = 0, where there is no derivative)
// nan       passes through, so that the trainer notices it
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

void relu_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            const double x = call.in[0].at(n, h);
            call.out.at(n, h) = x < 0.0 ? 0.0 : x;
        }
    }
}

void relu_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            if (call.in[0].at(n, h) > 0.0) call.d_in[0].at(n, h) += call.d_out.at(n, h);
        }
    }
}

ES_INLINE void relu_forward_loops(const Call<float>& call) {
    const float* x = call.in[0].data;
    float* y = call.out.data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 x_i = load(x + i);
        store(y + i, select(x_i < 0.0f, f32x8{}, x_i));
    }
}

ES_INLINE void relu_backward_loops(const Call<float>& call) {
    const float* x = call.in[0].data;
    const float* d_y = call.d_out.data;
    float* d_x = call.d_in[0].data;
    if (d_x == nullptr) return;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 passed = select(load(x + i) > 0.0f, load(d_y + i), f32x8{});
        store(d_x + i, load(d_x + i) + passed);
    }
}

ES_CLONES void relu_forward(const Call<float>& call) { relu_forward_loops(call); }
ES_CLONES void relu_backward(const Call<float>& call) { relu_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op relu{
    .name = "relu",
    .formula = "y = max(0, x)",
    .n_inputs = 1,
    .shape = same_as_input,
    .forward_reference = relu_forward_plain,
    .backward_reference = relu_backward_plain,
    .forward_cpu = relu_forward,
    .backward_cpu = relu_backward,
    .shader = "ops/relu.frag",
};
}  // namespace ops
}  // namespace engine
