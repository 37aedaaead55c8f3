// Huber loss: quadratic for small errors, linear for large ones, so that a few outliers do not dominate.
//   r = p - t;  e = r^2 / 2 if |r| <= delta, else delta (|r| - delta / 2);  L = sum w e / sum w
// Shapes    p, t, w [N, K] -> L [1, 1]; floats[0] = delta, 0 stands for 1
// Gradient  d_p = d_L w clamp(r, -delta, delta) / sum w; none for t and w; entries of weight 0 are not read
// Source    Huber 1964, Robust Estimation of a Location Parameter.
#include "engine/loss_loops.h"

namespace engine {
namespace {

template <class T>
T delta_of(const Call<T>& call) {
    const float delta = call.attributes->floats[0];
    return delta > 0 ? static_cast<T>(delta) : T{1};
}

template <class T>
void huber_forward(const Call<T>& call) {
    const T delta = delta_of(call);
    double sum = 0.0;
    const double count = for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        const T r = call.in[0].at(n, k) - call.in[1].at(n, k);
        const T size = r < T{0} ? -r : r;
        const T half = static_cast<T>(0.5);
        sum += static_cast<double>(w * (size > delta ? delta * (size - half * delta) : half * r * r));
    });
    set_mean(call, sum, count);
}

template <class T>
void huber_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const T delta = delta_of(call);
    const double count = for_each_counted<T>(call.in[2], [](int, int, T) {});
    if (count == 0.0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / count);
    // each entry (row n, column k) whose weight w is not 0
    for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        const T r = call.in[0].at(n, k) - call.in[1].at(n, k);
        call.d_in[0].at(n, k) += d * w * (r > delta ? delta : r < -delta ? -delta : r);
    });
}

}  // namespace

namespace ops {
extern const Op huber{
    .name = "huber",
    .formula = "L = sum w huber(p - t) / sum w",
    .n_inputs = 3,
    .shape = like_prediction,
    .scratch = nullptr,
    .forward_reference = huber_forward<double>,
    .backward_reference = huber_backward<double>,
    .forward_cpu = huber_forward<float>,
    .backward_cpu = huber_backward<float>,
    .shader = "ops/huber.frag",
};
}  // namespace ops
}  // namespace engine
