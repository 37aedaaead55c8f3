// Huber loss: quadratic for small errors, linear for large ones, so that a few outliers do not dominate.
//   r = p - t;  e = r^2 / 2 if |r| <= delta, else delta (|r| - delta / 2);  L = sum w e / sum w
// Shapes    p, t, w [N, K] -> L [1, 1]; floats[0] = delta, 0 stands for 1
// Gradient  d_p = d_L w clamp(r, -delta, delta) / sum w; none for t and w; entries of weight 0 are not read
// Source    Huber 1964, Robust Estimation of a Location Parameter.
#include "engine/elementwise_loss.h"

namespace engine {
namespace {

struct Huber {
    template <class T>
    static T delta(const Attributes& attributes) {
        return attributes.floats[0] > 0 ? static_cast<T>(attributes.floats[0]) : T{1};
    }
    template <class T>
    static T value(T x, T t, const Attributes& attributes) {
        const T r = x - t, size = r < T{0} ? -r : r, half = static_cast<T>(0.5), bend = delta<T>(attributes);
        return size > bend ? bend * (size - half * bend) : half * r * r;
    }
    template <class T>
    static T slope(T x, T t, const Attributes& attributes) {
        const T r = x - t, bend = delta<T>(attributes);
        return r > bend ? bend : r < -bend ? -bend : r;
    }
};

}  // namespace

namespace ops {
extern const Op huber = elementwise_loss<Huber>("huber", "L = sum w huber(x - t) / sum w", "ops/huber.frag");
}  // namespace ops
}  // namespace engine
