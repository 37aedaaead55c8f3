// Neighbours (parametric t-SNE): things that are near in the features should be near on the map.
//   p_j|i = e^(-b_i |x_i - x_j|^2) / sum over k != i,  p = (p_j|i + p_i|j) / 2N
//   q = (1 + |y_i - y_j|^2)^-1 / sum over all pairs;  L = sum p log(p / q)
// Shapes    y [N, D] the map, x [N, F] the features, b [N, 1] precisions (perplexity.h finds them) -> L [1, 1]; 0 for
//           less than two things
// Gradient  d_y_i = 4 d_L sum over j of (p - q) (y_i - y_j) / (1 + |y_i - y_j|^2); none for x and b
// Scratch   p [N, N], 1 / (1 + |y_i - y_j|^2) [N, N]
// Source    van der Maaten, Hinton 2008, Visualizing Data using t-SNE; van der Maaten 2009, Learning a Parametric
//           Embedding by Preserving Local Structure, equations 1 to 4 with one degree of freedom.
#include "engine/loss_loops.h"

namespace engine {
namespace {

core::Result<Shape> neighbours_shape(std::span<const Shape> in, const Attributes&) {
    if (in[1].rows != in[0].rows) return shape_error("x", in[1], text_of({in[0].rows, in[1].cols}) + ": a row a thing");
    if (in[2] != Shape{in[0].rows, 1}) return shape_error("b", in[2], text_of({in[0].rows, 1}));
    return Shape{1, 1};
}

long neighbours_scratch(std::span<const Shape> in, const Attributes&, int max_rows) {
    const long n = rows_of(in[0], max_rows);
    return 2 * n * n;
}

// Row i of p_j|i.
template <class T>
void write_conditional(const Call<T>& call, int i, T* row) {
    const int n = call.in[0].rows;
    const T b = call.in[2].at(i, 0);
    T nearest{0}, sum{0};
    for (int j = 0; j < n; ++j) {
        row[j] = j == i ? T{0} : squared_distance(call.in[1], i, j);
        if (j != i && (j == (i == 0 ? 1 : 0) || row[j] < nearest)) nearest = row[j];
    }
    for (int j = 0; j < n; ++j) {
        row[j] = j == i ? T{0} : exp_of(-b * (row[j] - nearest));  // the nearest has 1, so the sum is not 0
        sum += row[j];
    }
    for (int j = 0; j < n; ++j) row[j] /= sum;
}

// p and the kernel of the map into scratch; returns the sum of the kernel.
template <class T>
T write_neighbours(const Call<T>& call) {
    const long n = call.in[0].rows;
    T* p = call.scratch;
    T* kernel = call.scratch + n * n;
    T sum{0};
    for (int i = 0; i < n; ++i) write_conditional(call, i, p + i * n);
    for (int i = 0; i < n; ++i) {
        kernel[i * n + i] = T{0};
        for (int j = i + 1; j < n; ++j) {
            const T both = (p[i * n + j] + p[j * n + i]) / static_cast<T>(2 * n);
            p[i * n + j] = p[j * n + i] = both;
            kernel[i * n + j] = kernel[j * n + i] = T{1} / (T{1} + squared_distance(call.in[0], i, j));
            sum += T{2} * kernel[i * n + j];
        }
    }
    return sum;
}

template <class T>
void neighbours_forward(const Call<T>& call) {
    const long n = call.in[0].rows;
    call.out.at(0, 0) = T{0};
    if (n < 2) return;
    const T sum = write_neighbours(call);
    const T* p = call.scratch;
    const T* kernel = call.scratch + n * n;
    double loss = 0.0;
    for (long i = 0; i < n * n; ++i) {
        if (p[i] > T{0}) loss += static_cast<double>(p[i] * (log_of(p[i]) - log_of(kernel[i] / sum)));
    }
    // Where the map is not finite, no comparison is true.
    call.out.at(0, 0) = static_cast<T>(loss) + (sum - sum);
}

template <class T>
void neighbours_backward(const Call<T>& call) {
    const long n = call.in[0].rows;
    if (call.d_in[0].data == nullptr || n < 2) return;
    const T sum = write_neighbours(call);
    const T* p = call.scratch;
    const T* kernel = call.scratch + n * n;
    const T d = T{4} * call.d_out.at(0, 0);
    for (int i = 0; i < n; ++i) {
        for (int j = i + 1; j < n; ++j) {
            const T k = kernel[i * n + j];
            pull_pair(call.in[0], call.d_in[0], i, j, d * (p[i * n + j] - k / sum) * k);
        }
    }
}

}  // namespace

namespace ops {
const Op neighbours{
    .name = "neighbours",
    .formula = "L = sum p log(p / q)",
    .n_inputs = 3,
    .shape = neighbours_shape,
    .scratch = neighbours_scratch,
    .forward_reference = neighbours_forward<double>,
    .backward_reference = neighbours_backward<double>,
    .forward_cpu = neighbours_forward<float>,
    .backward_cpu = neighbours_backward<float>,
    .shader = {},
};
}  // namespace ops
}  // namespace engine
