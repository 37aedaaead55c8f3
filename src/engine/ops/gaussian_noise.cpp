// Gaussian noise: while training, a normal random number is added to each element.
//   y = x + on sigma z
// Shapes    x [R, H], z [R, H] standard normal, on [1, 1] -> y [R, H]; floats[0] = sigma
// Gradient  d_x = d_y; none for z and on
// Source    Bishop 1995, Training with Noise is Equivalent to Tikhonov Regularization.
#include "engine/lanes.h"
#include "engine/noisy.h"

namespace engine {
namespace {

void noise_forward_plain(const Call<double>& call) {
    const double sigma = static_cast<double>(call.attributes->floats[0]) * call.in[2].at(0, 0);
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(n, h) + sigma * call.in[1].at(n, h);
    }
}

void noise_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.d_in[0].at(n, h) += call.d_out.at(n, h);
    }
}

ES_INLINE void noise_forward_loops(const Call<float>& call) {
    const f32x8 sigma = splat(call.attributes->floats[0] * call.in[2].at(0, 0));
    const float* x = call.in[0].data;
    const float* z = call.in[1].data;
    float* y = call.out.data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(y + i, load(x + i) + sigma * load(z + i));
}

ES_INLINE void noise_backward_loops(const Call<float>& call) {
    float* d_x = call.d_in[0].data;
    if (d_x == nullptr) return;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(d_x + i, load(d_x + i) + load(call.d_out.data + i));
}

ES_CLONES void gaussian_noise_forward(const Call<float>& call) { noise_forward_loops(call); }
ES_CLONES void gaussian_noise_backward(const Call<float>& call) { noise_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op gaussian_noise{
    .name = "gaussian_noise",
    .formula = "y = x + on sigma z",
    .n_inputs = 3,
    .shape = noisy_shape,
    .forward_reference = noise_forward_plain,
    .backward_reference = noise_backward_plain,
    .forward_cpu = gaussian_noise_forward,
    .backward_cpu = gaussian_noise_backward,
    .shader = "ops/gaussian_noise.frag",
};
}  // namespace ops
}  // namespace engine
