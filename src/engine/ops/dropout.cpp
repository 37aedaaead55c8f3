// Dropout: while training, each number is set to 0 with probability `rate`, and the others are scaled up in return.
//   y = on ? (u < rate ? 0 : x / (1 - rate)) : x
// Shapes    x [R, H], u [R, H] uniform in [0, 1), on [1, 1] -> y [R, H]; floats[0] = rate, below 1
// Gradient  d_x = d_y times the same factor; none for u and on
// Source    Srivastava et al. 2014, Dropout: A Simple Way to Prevent Neural Networks from Overfitting.
#include "engine/lanes.h"
#include "engine/noisy.h"

namespace engine {
namespace {

void dropout_forward_plain(const Call<double>& call) {
    const double rate = static_cast<double>(call.attributes->floats[0]);
    const bool on = call.in[2].at(0, 0) != 0.0;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            const double keep = !on ? 1.0 : call.in[1].at(n, h) < rate ? 0.0 : 1.0 / (1.0 - rate);
            call.out.at(n, h) = call.in[0].at(n, h) * keep;
        }
    }
}

void dropout_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    const double rate = static_cast<double>(call.attributes->floats[0]);
    const bool on = call.in[2].at(0, 0) != 0.0;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            const double keep = !on ? 1.0 : call.in[1].at(n, h) < rate ? 0.0 : 1.0 / (1.0 - rate);
            call.d_in[0].at(n, h) += call.d_out.at(n, h) * keep;
        }
    }
}

// y = x times the factor, or y += that (kAdd).
template <bool kAdd>
ES_INLINE void dropout_loops(const Call<float>& call, const float* x, float* y) {
    const f32x8 rate = splat(call.attributes->floats[0]);
    const f32x8 kept = splat(1.0f / (1.0f - call.attributes->floats[0]));
    const bool on = call.in[2].at(0, 0) != 0.0f;
    const float* u = call.in[1].data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 keep = on ? select(load(u + i) < rate, f32x8{}, kept) : splat(1.0f);
        const f32x8 x_i = load(x + i) * keep;
        store(y + i, kAdd ? load(y + i) + x_i : x_i);
    }
}

ES_CLONES void dropout_forward(const Call<float>& call) { dropout_loops<false>(call, call.in[0].data, call.out.data); }
ES_CLONES void dropout_backward(const Call<float>& call) {
    if (call.d_in[0].data != nullptr) dropout_loops<true>(call, call.d_out.data, call.d_in[0].data);
}

}  // namespace

namespace ops {
extern const Op dropout{
    .name = "dropout",
    .formula = "y = on ? (u < rate ? 0 : x / (1 - rate)) : x",
    .n_inputs = 3,
    .shape = noisy_shape,
    .forward_reference = dropout_forward_plain,
    .backward_reference = dropout_backward_plain,
    .forward_cpu = dropout_forward,
    .backward_cpu = dropout_backward,
    .shader = "ops/dropout.frag",
};
}  // namespace ops
}  // namespace engine
