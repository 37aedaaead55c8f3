// Rearrange: columns of a row, each put where it belongs in a picture or a sequence. How the numbers of a table become
// pixels with channels, or positions with their letters.
//   y[n T + t, c] = x[n, index[t, c]]
// Shapes    x [N, D], index [T, C] (whole numbers 0 .. D - 1 as floats; fixed) -> y [N*T, C]
// Attributes  ints: T, which the index must then have; 0: any
// Gradient  d_x[n, index[t, c]] += d_y[n T + t, c], t and c ascending; index has no gradient, nothing is added
// Edges     an index outside of 0 .. D - 1 (or nan) is a bug; it reads the nearest column, never outside of the row
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> rearrange_shape(std::span<const Shape> in, const Attributes& attributes) {
    if (in[0].rows != kBatchRows) return shape_error("x", in[0], text_of({kBatchRows, in[0].cols}));
    const int places = attributes.ints[0];
    if (in[1].rows < 1 || (places > 0 && in[1].rows != places)) {
        return shape_error(
            "index", in[1],
            "[" + (places > 0 ? std::to_string(places) : "T") + ", C]: one column of x for each element of y");
    }
    return Shape{-in[1].rows, in[1].cols};
}

// The column of x that element (t, c) of each thing is, limited to the row; nan becomes 0.
template <class T>
ES_INLINE int column_of(const Call<T>& call, int t, int c) {
    const T index = call.in[1].at(t, c);
    const int last = call.in[0].cols - 1;
    if (!(index > T{0})) return 0;
    return index < static_cast<T>(last) ? static_cast<int>(index) : last;
}

template <class T>
ES_INLINE void rearrange_forward_loops(const Call<T>& call) {
    const int rows = call.in[1].rows;
    // each thing n, each row t of it, each column c
    for (int n = 0; n < call.in[0].rows; ++n) {
        const T* x = call.in[0].row(n);
        for (int t = 0; t < rows; ++t) {
            T* y = call.out.row(n * rows + t);
            for (int c = 0; c < call.out.cols; ++c) y[c] = x[column_of(call, t, c)];
        }
    }
}

template <class T>
ES_INLINE void rearrange_backward_loops(const Call<T>& call) {
    if (call.d_in[0].data == nullptr) return;
    const int rows = call.in[1].rows;
    // each thing n, each row t of it, each column c
    for (int n = 0; n < call.d_in[0].rows; ++n) {
        T* d_x = call.d_in[0].row(n);
        for (int t = 0; t < rows; ++t) {
            const T* d_y = call.d_out.row(n * rows + t);
            for (int c = 0; c < call.out.cols; ++c) d_x[column_of(call, t, c)] += d_y[c];
        }
    }
}

ES_CLONES void rearrange_forward(const Call<float>& call) { rearrange_forward_loops(call); }
ES_CLONES void rearrange_backward(const Call<float>& call) { rearrange_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op rearrange{
    .name = "rearrange",
    .formula = "y[n T + t, c] = x[n, index[t, c]]",
    .n_inputs = 2,
    .shape = rearrange_shape,
    .forward_reference = rearrange_forward_loops<double>,
    .backward_reference = rearrange_backward_loops<double>,
    .forward_cpu = rearrange_forward,
    .backward_cpu = rearrange_backward,
    .shader = "ops/rearrange.frag",
};
}  // namespace ops
}  // namespace engine
