// The product of two matrices of one shape, element by element: gates, and masks that differ from row to row.
//   y = a * b
// Shapes    a, b [N*T, C] -> y [N*T, C]
// Gradient  d_a = d_y b,  d_b = d_y a
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> multiply_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1] != in[0]) return shape_error("b", in[1], text_of(in[0]) + " like a");
    return in[0];
}

void multiply_forward_plain(const Call<double>& call) {
    // each row r, each column c
    for (int r = 0; r < call.out.rows; ++r) {
        for (int c = 0; c < call.out.cols; ++c) call.out.at(r, c) = call.in[0].at(r, c) * call.in[1].at(r, c);
    }
}

void multiply_backward_plain(const Call<double>& call) {
    // each row r, each column c
    for (int r = 0; r < call.out.rows; ++r) {
        for (int c = 0; c < call.out.cols; ++c) {
            const double d_y = call.d_out.at(r, c);
            if (call.d_in[0].data != nullptr) call.d_in[0].at(r, c) += d_y * call.in[1].at(r, c);
            if (call.d_in[1].data != nullptr) call.d_in[1].at(r, c) += d_y * call.in[0].at(r, c);
        }
    }
}

ES_INLINE void multiply_forward_loops(const Call<float>& call) {
    const float* a = call.in[0].data;
    const float* b = call.in[1].data;
    float* y = call.out.data;
    const long size = elements(call.out);
    // every element, padding included, eight at a time
    for (long i = 0; i < size; i += kLanes) store(y + i, load(a + i) * load(b + i));
}

ES_INLINE void multiply_backward_loops(const Call<float>& call) {
    const float* d_y = call.d_out.data;
    const long size = elements(call.out);
    // each of the two inputs: every element, eight at a time
    for (std::size_t input = 0; input < 2; ++input) {
        float* d_in = call.d_in[input].data;
        const float* other = call.in[1 - input].data;
        if (d_in == nullptr) continue;
        for (long i = 0; i < size; i += kLanes) store(d_in + i, load(d_in + i) + load(d_y + i) * load(other + i));
    }
}

ES_CLONES void multiply_forward(const Call<float>& call) { multiply_forward_loops(call); }
ES_CLONES void multiply_backward(const Call<float>& call) { multiply_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op multiply{
    .name = "multiply",
    .formula = "y = a * b",
    .n_inputs = 2,
    .shape = multiply_shape,
    .forward_reference = multiply_forward_plain,
    .backward_reference = multiply_backward_plain,
    .forward_cpu = multiply_forward,
    .backward_cpu = multiply_backward,
    .shader = "ops/multiply.frag",
};
}  // namespace ops
}  // namespace engine
