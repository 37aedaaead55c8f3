// Mean square: the L2 penalty.
//   L = mean x^2
// Shapes    x [R, H] -> L [1, 1]
// Gradient  d_x = d_L 2 x / (R H)
#include "engine/elementwise_loss.h"

namespace engine {
namespace {

struct Square {
    static double value(double x) { return x * x; }
    template <class T>
    static T slope(T x) {
        return T{2} * x;
    }
};

}  // namespace

namespace ops {
extern const Op mean_square = elementwise_penalty<Square>("mean_square", "L = mean x^2", "ops/mean_square.frag");
}  // namespace ops
}  // namespace engine
