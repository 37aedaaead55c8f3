// Weighted mean of the product of a prediction and a signed factor: a score without an upper or lower bound.
//   L = sum w x t / sum w     t = -1: x should be large; t = 1: x should be small
// Shapes    x, t, w [N, K] -> L [1, 1]
// Gradient  d_x = d_L w t / sum w, however large x is; none for t and w; entries of weight 0 are not read
// Source    Arjovsky, Chintala, Bottou 2017, Wasserstein Generative Adversarial Networks, equation 2: the difference of
//           two means is the sum of two such losses with factors of opposite sign.
#include "engine/elementwise_loss.h"

namespace engine {
namespace {

struct MeanProduct {
    template <class T>
    static T value(T x, T t, const Attributes&) {
        return x * t;
    }
    template <class T>
    static T slope(T, T t, const Attributes&) {
        return t;
    }
};

}  // namespace

namespace ops {
extern const Op mean_product =
    elementwise_loss<MeanProduct>("mean_product", "L = sum w x t / sum w", "ops/mean_product.frag");
}  // namespace ops
}  // namespace engine
