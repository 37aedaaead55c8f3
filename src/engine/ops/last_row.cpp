// The last position of every sequence: the output of a recurrent layer after it has read all of it.
//   y_n = x_(n, T - 1)
// Shapes    x [N*T, H] -> y [N, H]
// Gradient  d_x = d_y at the last position, 0 at the others
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> last_row_shape(std::span<const Shape> in, const Attributes&) {
    if (rows_a_thing(in[0]) == 0) return shape_error("x", in[0], "[N*T, H]: a sequence for each thing");
    return Shape{kBatchRows, in[0].cols};
}

// Row of x with the last position of sequence n. Only called with things in the batch, so out.rows > 0.
template <class T>
int last_of(const Call<T>& call, int n) {
    const int steps = call.in[0].rows / call.out.rows;
    return n * steps + steps - 1;
}

void last_row_forward_plain(const Call<double>& call) {
    // each sequence n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(last_of(call, n), h);
    }
}

void last_row_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each sequence n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.d_in[0].at(last_of(call, n), h) += call.d_out.at(n, h);
    }
}

ES_INLINE void last_row_forward_loops(const Call<float>& call) {
    // each sequence n, eight columns from h on at a time
    for (int n = 0; n < call.out.rows; ++n) {
        const float* x = call.in[0].row(last_of(call, n));
        float* y = call.out.row(n);
        for (int h = 0; h < call.out.stride; h += kLanes) store(y + h, load(x + h));
    }
}

ES_INLINE void last_row_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each sequence n, eight columns from h on at a time
    for (int n = 0; n < call.out.rows; ++n) {
        const float* d_y = call.d_out.row(n);
        float* d_x = call.d_in[0].row(last_of(call, n));
        for (int h = 0; h < call.out.stride; h += kLanes) store(d_x + h, load(d_x + h) + load(d_y + h));
    }
}

ES_CLONES void last_row_forward(const Call<float>& call) { last_row_forward_loops(call); }
ES_CLONES void last_row_backward(const Call<float>& call) { last_row_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op last_row{
    .name = "last_row",
    .formula = "y_n = x_(n, T - 1)",
    .n_inputs = 1,
    .shape = last_row_shape,
    .forward_reference = last_row_forward_plain,
    .backward_reference = last_row_backward_plain,
    .forward_cpu = last_row_forward,
    .backward_cpu = last_row_backward,
    .shader = "ops/last_row.frag",
};
}  // namespace ops
}  // namespace engine
