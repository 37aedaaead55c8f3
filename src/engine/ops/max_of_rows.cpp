// Maximum over the rows of each thing, for each column: global max pooling of pixels, positions, sets.
//   y[n, c] = max over t of x[n T + t, c]
// Shapes    x [N*T, C] -> y [N, C]
// Gradient  d_y goes to the largest row; of several equal ones to the first
// nan       a nan in a column becomes its maximum, so that the trainer notices it; it gets no gradient
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> max_of_rows_shape(std::span<const Shape> in, const Attributes&) {
    if (rows_a_thing(in[0]) == 0) return shape_error("x", in[0], "[N*T, C]: rows that belong to things");
    return Shape{kBatchRows, in[0].cols};
}

// Rows of each thing; 1 in an empty batch.
template <class T>
int rows_to_compare(const Call<T>& call) {
    return call.out.rows == 0 ? 1 : call.in[0].rows / call.out.rows;
}

void max_of_rows_forward_plain(const Call<double>& call) {
    const int rows = rows_to_compare(call);
    // each thing n, each column c, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < call.out.cols; ++c) {
            double largest = call.in[0].at(n * rows, c);
            for (int t = 1; t < rows; ++t) {
                const double x = call.in[0].at(n * rows + t, c);
                if (x > largest || x != x) largest = x;
            }
            call.out.at(n, c) = largest;
        }
    }
}

void max_of_rows_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    const int rows = rows_to_compare(call);
    // each thing n, each column c, each row t of the thing until the largest is found
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < call.out.cols; ++c) {
            int t = 0;
            while (t < rows && call.in[0].at(n * rows + t, c) != call.out.at(n, c)) ++t;
            if (t < rows) call.d_in[0].at(n * rows + t, c) += call.d_out.at(n, c);
        }
    }
}

ES_INLINE void max_of_rows_forward_loops(const Call<float>& call) {
    const Matrix<const float> x = call.in[0];
    const int rows = rows_to_compare(call);
    // each thing n, eight columns from c on at a time, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < x.stride; c += kLanes) {
            f32x8 largest = load(x.row(n * rows) + c);
            for (int t = 1; t < rows; ++t) {
                const f32x8 here = load(x.row(n * rows + t) + c);
                largest = select((here > largest) | (here != here), here, largest);
            }
            store(call.out.row(n) + c, largest);
        }
    }
}

ES_INLINE void max_of_rows_backward_loops(const Call<float>& call) {
    const Matrix<float> d_x = call.d_in[0];
    if (d_x.data == nullptr) return;
    const int rows = rows_to_compare(call);
    // each thing n, eight columns from c on at a time, each row t of the thing
    for (int n = 0; n < call.out.rows; ++n) {
        for (int c = 0; c < d_x.stride; c += kLanes) {
            const f32x8 largest = load(call.out.row(n) + c);
            f32x8 d_y = load(call.d_out.row(n) + c);  // lanes that have found their row become 0
            for (int t = 0; t < rows; ++t) {
                float* to = d_x.row(n * rows + t) + c;
                const i32x8 found = load(call.in[0].row(n * rows + t) + c) == largest;
                store(to, load(to) + select(found, d_y, f32x8{}));
                d_y = select(found, f32x8{}, d_y);
            }
        }
    }
}

ES_CLONES void max_of_rows_forward(const Call<float>& call) { max_of_rows_forward_loops(call); }
ES_CLONES void max_of_rows_backward(const Call<float>& call) { max_of_rows_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op max_of_rows{
    .name = "max_of_rows",
    .formula = "y[n] = max x[n T + t]",
    .n_inputs = 1,
    .shape = max_of_rows_shape,
    .forward_reference = max_of_rows_forward_plain,
    .backward_reference = max_of_rows_backward_plain,
    .forward_cpu = max_of_rows_forward,
    .backward_cpu = max_of_rows_backward,
    .shader = "ops/max_of_rows.frag",
};
}  // namespace ops
}  // namespace engine
