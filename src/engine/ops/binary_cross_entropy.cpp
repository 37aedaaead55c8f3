// Binary cross-entropy of logits: each column is a yes-or-no question.
//   e = max(z, 0) - z t + log(1 + e^-|z|);  L = sum w e / sum w
// Shapes    logits z, targets t in 0..1, weights w, all [N, K] -> L [1, 1]
// Gradient  d_z = d_L w (sigmoid(z) - t) / sum w; none for t and w; entries of weight 0 are not read
#include "engine/elementwise_loss.h"

namespace engine {
namespace {

struct BinaryCrossEntropy {
    template <class T>
    static T value(T z, T t, const Attributes&) {
        const T size = z < T{0} ? -z : z;
        return (z > T{0} ? z : T{0}) - z * t + log_of(T{1} + exp_of(-size));
    }
    template <class T>
    static T slope(T z, T t, const Attributes&) {
        const T small = exp_of(z < T{0} ? z : -z);  // in (0, 1]: cannot overflow
        return (z < T{0} ? small : T{1}) / (T{1} + small) - t;
    }
};

}  // namespace

namespace ops {
extern const Op binary_cross_entropy = elementwise_loss<BinaryCrossEntropy>(
    "binary_cross_entropy", "L = sum w (log(1 + e^z) - z t) / sum w", "ops/binary_cross_entropy.frag");
}  // namespace ops
}  // namespace engine
