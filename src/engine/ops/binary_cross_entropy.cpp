// Binary cross-entropy of logits: each column is a yes-or-no question.
//   e = max(z, 0) - z t + log(1 + e^-|z|);  L = sum w e / sum w
// Shapes    logits z, targets t in 0..1, weights w, all [N, K] -> L [1, 1]
// Gradient  d_z = d_L w (sigmoid(z) - t) / sum w; none for t and w; entries of weight 0 are not read
#include "engine/loss_loops.h"

namespace engine {
namespace {

template <class T>
void binary_cross_entropy_forward(const Call<T>& call) {
    double sum = 0.0;
    const double count = for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        const T z = call.in[0].at(n, k);
        const T size = z < T{0} ? -z : z;
        const T e = (z > T{0} ? z : T{0}) - z * call.in[1].at(n, k) + log_of(T{1} + exp_of(-size));
        sum += static_cast<double>(w * e);
    });
    set_mean(call, sum, count);
}

template <class T>
void binary_cross_entropy_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const double count = for_each_counted<T>(call.in[2], [](int, int, T) {});
    if (count == 0.0) return;
    const T d = static_cast<T>(static_cast<double>(call.d_out.at(0, 0)) / count);
    // each entry (row n, column k) whose weight w is not 0
    for_each_counted<T>(call.in[2], [&](int n, int k, T w) {
        const T z = call.in[0].at(n, k);
        const T small = exp_of(z < T{0} ? z : -z);  // in (0, 1]: cannot overflow
        const T yes = (z < T{0} ? small : T{1}) / (T{1} + small);
        call.d_in[0].at(n, k) += d * w * (yes - call.in[1].at(n, k));
    });
}

}  // namespace

namespace ops {
extern const Op binary_cross_entropy{
    .name = "binary_cross_entropy",
    .formula = "L = sum w (log(1 + e^z) - z t) / sum w",
    .n_inputs = 3,
    .shape = like_prediction,
    .scratch = nullptr,
    .forward_reference = binary_cross_entropy_forward<double>,
    .backward_reference = binary_cross_entropy_backward<double>,
    .forward_cpu = binary_cross_entropy_forward<float>,
    .backward_cpu = binary_cross_entropy_backward<float>,
    .shader = "ops/binary_cross_entropy.frag",
};
}  // namespace ops
}  // namespace engine
