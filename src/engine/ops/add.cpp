// The sum of two matrices of one shape: weighted losses into the total, a residual connection.
//   y = a + b
// Shapes    a, b [N, H] -> y [N, H]
// Gradient  d_a = d_y,  d_b = d_y
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> add_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("b", in[1], text_of(in[0]) + " like a");
    return in[0];
}

void add_forward_plain(const Call<double>& call) {
    // each row n, each column h
    for (int n = 0; n < call.out.rows; ++n) {
        for (int h = 0; h < call.out.cols; ++h) call.out.at(n, h) = call.in[0].at(n, h) + call.in[1].at(n, h);
    }
}

void add_backward_plain(const Call<double>& call) {
    // each of the two inputs: each row n, each column h
    for (int input = 0; input < 2; ++input) {
        const Matrix<double>& d_in = call.d_in[static_cast<std::size_t>(input)];
        if (d_in.data == nullptr) continue;
        for (int n = 0; n < d_in.rows; ++n) {
            for (int h = 0; h < d_in.cols; ++h) d_in.at(n, h) += call.d_out.at(n, h);
        }
    }
}

ES_INLINE void add_forward_loops(const Call<float>& call) {
    const float* a = call.in[0].data;
    const float* b = call.in[1].data;
    float* y = call.out.data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(y + i, load(a + i) + load(b + i));
}

ES_INLINE void add_backward_loops(const Call<float>& call) {
    const float* d_y = call.d_out.data;
    const long size = elements(call.out);
    // each of the two inputs: every element, eight at a time
    for (int input = 0; input < 2; ++input) {
        float* d_in = call.d_in[static_cast<std::size_t>(input)].data;
        if (d_in == nullptr) continue;
        for (long i = 0; i < size; i += kLanes) store(d_in + i, load(d_in + i) + load(d_y + i));
    }
}

ES_CLONES void add_forward(const Call<float>& call) { add_forward_loops(call); }
ES_CLONES void add_backward(const Call<float>& call) { add_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op add{
    .name = "add",
    .formula = "y = a + b",
    .n_inputs = 2,
    .shape = add_shape,
    .forward_reference = add_forward_plain,
    .backward_reference = add_backward_plain,
    .forward_cpu = add_forward,
    .backward_cpu = add_backward,
    .shader = "ops/add.frag",
};
}  // namespace ops
}  // namespace engine
