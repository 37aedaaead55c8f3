// Reparameterisation trick: a sample from a Gaussian that passes gradients to mean and variance; the map of a
// variational autoencoder.
//   y = m + on exp(v / 2) z
// Shapes    m [R, H] mean, v [R, H] log of the variance, z [R, H] standard normal, on [1, 1] -> y [R, H]
// Gradient  d_m = d_y,  d_v = d_y on exp(v / 2) z / 2; none for z and on
// Off       where on is 0, y is m whatever v and z are
// Source    Kingma, Welling 2014, Auto-Encoding Variational Bayes, section 2.4.
#include <cmath>

#include "engine/lanes.h"
#include "engine/maths.h"
#include "engine/noisy.h"

namespace engine {
namespace {

double spread_plain(const Call<double>& call, int n, int h) {
    const double on = call.in[3].at(0, 0);
    return on == 0.0 ? 0.0 : on * std::exp(0.5 * call.in[1].at(n, h)) * call.in[2].at(n, h);
}

void draw_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(n, h) + spread_plain(call, n, h);
    }
}

void draw_backward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) {
            const double d_y = call.d_out.at(n, h);
            const double spread = spread_plain(call, n, h);
            if (call.d_in[0].data != nullptr) call.d_in[0].at(n, h) += d_y;
            if (call.d_in[1].data != nullptr) call.d_in[1].at(n, h) += 0.5 * d_y * spread;
        }
    }
}

ES_INLINE f32x8 spread_of(const Call<float>& call, long i) {
    const f32x8 on = splat(call.in[3].at(0, 0));
    const f32x8 spread = on * engine::exp(0.5f * load(call.in[1].data + i)) * load(call.in[2].data + i);
    return select(on == 0.0f, f32x8{}, spread);
}

ES_INLINE void draw_forward_loops(const Call<float>& call) {
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(call.out.data + i, load(call.in[0].data + i) + spread_of(call, i));
}

ES_INLINE void draw_backward_loops(const Call<float>& call) {
    float* d_m = call.d_in[0].data;
    float* d_v = call.d_in[1].data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) {
        const f32x8 d_y = load(call.d_out.data + i);
        if (d_m != nullptr) store(d_m + i, load(d_m + i) + d_y);
        if (d_v != nullptr) store(d_v + i, load(d_v + i) + 0.5f * d_y * spread_of(call, i));
    }
}

ES_CLONES void reparameterise_forward(const Call<float>& call) { draw_forward_loops(call); }
ES_CLONES void reparameterise_backward(const Call<float>& call) { draw_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op reparameterise{
    .name = "reparameterise",
    .formula = "y = m + on exp(v / 2) z",
    .n_inputs = 4,
    .shape = noisy_shape,
    .forward_reference = draw_forward_plain,
    .backward_reference = draw_backward_plain,
    .forward_cpu = reparameterise_forward,
    .backward_cpu = reparameterise_backward,
    .shader = "ops/reparameterise.frag",
};
}  // namespace ops
}  // namespace engine
