// Mean absolute value: the L1 penalty.
//   L = mean |x|
// Shapes    x [R, H] -> L [1, 1]
// Gradient  d_x = d_L sign(x) / (R H); 0 at 0
// Source    Tibshirani 1996, Regression Shrinkage and Selection via the Lasso.
#include "engine/elementwise_loss.h"

namespace engine {
namespace {

struct Absolute {
    static double value(double x) { return std::fabs(x); }
    template <class T>
    static T slope(T x) {
        return x > T{0} ? T{1} : x < T{0} ? T{-1} : T{0};
    }
};

}  // namespace

namespace ops {
extern const Op mean_absolute =
    elementwise_penalty<Absolute>("mean_absolute", "L = mean |x|", "ops/mean_absolute.frag");
}  // namespace ops
}  // namespace engine
