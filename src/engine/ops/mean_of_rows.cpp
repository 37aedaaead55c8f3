// Mean over the rows of each thing, which does not depend on their order: global average pooling of pixels, positions,
// sets.
//   y[n] = sum over t of x[n T + t] / T
// Shapes    x [N*T, C] -> y [N, C]
// Gradient  d_x[n T + t] = d_y[n] / T
// Sums      in floats, t ascending
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> mean_of_rows_shape(std::span<const Shape> in, const Attributes&) {
    if (rows_a_thing(in[0]) == 0) return shape_error("x", in[0], "[N*T, C]: rows that belong to things");
    return Shape{kBatchRows, in[0].cols};
}

// Rows of each thing; 1 in an empty batch.
template <class T>
int rows_to_mean(const Call<T>& call) {
    return call.out.rows == 0 ? 1 : call.in[0].rows / call.out.rows;
}

void mean_of_rows_forward_plain(const Call<double>& call) {
    const int rows = rows_to_mean(call);
    // each thing n, each column c, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < call.out.cols; ++c) {
            double sum = 0.0;
            for (int t = 0; t < rows; ++t) sum += call.in[0].at(n * rows + t, c);
            call.out.at(n, c) = sum / rows;
        }
    }
}

void mean_of_rows_backward_plain(const Call<double>& call) {
    const int rows = rows_to_mean(call);
    if (call.d_in[0].data == nullptr) return;
    // each row r (of thing r / rows), each column c
    for (int r = 0; r < call.in[0].rows; ++r) {
        for (int c = 0; c < call.out.cols; ++c) call.d_in[0].at(r, c) += call.d_out.at(r / rows, c) / rows;
    }
}

ES_INLINE void mean_of_rows_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const int rows = rows_to_mean(call);
    // each thing n, eight columns from c on at a time, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < x.stride; c += kLanes) {
            f32x8 sum{};
            for (int t = 0; t < rows; ++t) sum += load(x.row(n * rows + t) + c);
            store(call.out.row(n) + c, sum / static_cast<float>(rows));
        }
    }
}

ES_INLINE void mean_of_rows_backward_loops(const Call<float>& call) {
    const Matrix<float> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    const int rows = rows_to_mean(call);
    // each thing n, eight columns from c on at a time, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < d_x.stride; c += kLanes) {
            const f32x8 part = load(call.d_out.row(n) + c) / static_cast<float>(rows);
            for (int t = 0; t < rows; ++t) {
                float* to = d_x.row(n * rows + t) + c;
                store(to, load(to) + part);
            }
        }
    }
}

ES_CLONES void mean_of_rows_forward(const Call<float>& call) { mean_of_rows_forward_loops(call); }
ES_CLONES void mean_of_rows_backward(const Call<float>& call) { mean_of_rows_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op mean_of_rows{
    .name = "mean_of_rows",
    .formula = "y[n] = sum x[n T + t] / T",
    .n_inputs = 1,
    .shape = mean_of_rows_shape,
    .forward_reference = mean_of_rows_forward_plain,
    .backward_reference = mean_of_rows_backward_plain,
    .forward_cpu = mean_of_rows_forward,
    .backward_cpu = mean_of_rows_backward,
    .shader = "ops/mean_of_rows.frag",
};
}  // namespace ops
}  // namespace engine
