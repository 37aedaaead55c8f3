// Quantisation, a bottleneck of a given number of bits: every number is rounded to the nearest of 2^b levels between -1
// and 1.
//   y = 2 round((clamp(x, -1, 1) + 1) / 2 (L - 1)) / (L - 1) - 1,  L = 2^b levels;  0 where b = 0
// Shapes    x [R, H] -> y [R, H]; ints[0] = bits of a whole row, shared out to its columns in turn (the first columns
//           get what is left over); at most 16 a column
// Rounding  halves go up
// Gradient  d_x = d_y, the straight-through estimator; on purpose not the derivative, which is 0 almost everywhere. 0
//           for a column without a bit
// Source    Bengio, Leonard, Courville 2013, Estimating or Propagating Gradients Through Stochastic Neurons.
#include "engine/shape_rules.h"

namespace engine {
namespace {

constexpr int kMostBits = 16;

core::Result<Shape> quantise_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (attributes.ints[0] < 0) return core::Error{"bits", "bits must be 0 or more"};
    return in[0];
}

// Levels of a column minus 1; 0 for a column without a bit.
int steps_of(const Attributes& attributes, int column, int n_columns) {
    const int bits = attributes.ints[0];
    const int here = bits / n_columns + (column < bits % n_columns ? 1 : 0);
    return (1 << (here > kMostBits ? kMostBits : here)) - 1;
}

// Rounds by adding 1/2 and truncating, as nothing here is negative; the same in float and double.
template <class T>
T quantised(T x, int steps) {
    if (steps == 0) return T{0};
    if (!(x - x == T{0})) return x;  // nan and infinity pass, so that the trainer notices them
    const T inside = x < T{-1} ? T{-1} : x > T{1} ? T{1} : x;
    const auto level =
        static_cast<int>((inside + T{1}) * static_cast<T>(0.5) * static_cast<T>(steps) + static_cast<T>(0.5));
    return T{2} * static_cast<T>(level) / static_cast<T>(steps) - T{1};
}

template <class T>
void quantise_forward(const Call<T>& call) {
    // each column h, which has its own number of levels, each row n
    for (int h = 0; h < call.out.cols; ++h) {
        const int steps = steps_of(*call.attributes, h, call.out.cols);
        for (int n = 0; n < call.out.rows; ++n) call.out.at(n, h) = quantised(call.in[0].at(n, h), steps);
    }
    // padding: each row n, each column h behind the last
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = call.out.cols; h < call.out.stride; ++h) call.out.row(n)[h] = T{0};
    }
}

template <class T>
void quantise_backward(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each column h, each row n
    for (int h = 0; h < call.out.cols; ++h) {
        if (steps_of(*call.attributes, h, call.out.cols) == 0) continue;
        for (int n = 0; n < call.out.rows; ++n) call.d_in[0].at(n, h) += call.d_out.at(n, h);
    }
}

}  // namespace

namespace ops {
extern const Op quantise{
    .name = "quantise",
    .formula = "y = nearest of 2^bits levels in [-1, 1]",
    .n_inputs = 1,
    .shape = quantise_shape,
    .forward_reference = quantise_forward<double>,
    .backward_reference = quantise_backward<double>,
    .forward_cpu = quantise_forward<float>,
    .backward_cpu = quantise_backward<float>,
    .shader = "ops/quantise.frag",
};
}  // namespace ops
}  // namespace engine
