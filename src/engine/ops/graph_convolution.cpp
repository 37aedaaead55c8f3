// Sum over a graph's edges: every node gets the weighted sum of its neighbours. With a dense op it is a graph
// convolution.
//   y = A x,  A given as edges:  y_to += weight * x_from
//   (Kipf, Welling 2017, equation 2: A = D^-1/2 (A + I) D^-1/2)
// Shapes    x [R, D] (R nodes, fixed), edges [M, 3] (from, to, weight; fixed) -> y [R, D]
//           The weights are up to the caller; normalised_edges (graph_adjacency.h) computes those of the paper
// Gradient  d_x_from += weight * d_y_to;  edges have no gradient, nothing is added
// Sums      one float for each element, in the order of the edges
// Errors    check on an edge from or to a node outside of 0 .. R - 1
#include <algorithm>

#include "core/check.h"
#include "engine/lanes.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> graph_convolution_shape(std::span<const Shape> in, const Attributes&) {
    if (rows_a_thing(in[0]) != 0) return shape_error("x", in[0], "[R, D]: one row a node, their number fixed");
    if (in[1].cols != 3 || rows_a_thing(in[1]) != 0) {
        return shape_error("edges", in[1], "[M, 3]: from, to and weight, their number fixed");
    }
    return in[0];
}

template <class T>
struct GraphEdge {
    int from;
    int to;
    T weight;
};

template <class T>
GraphEdge<T> edge_of(const Call<T>& call, int m) {
    const T from = call.in[1].at(m, 0);
    const T to = call.in[1].at(m, 1);
    const auto nodes = static_cast<T>(call.in[0].rows);
    ES_CHECK(from >= T{0} && from < nodes && to >= T{0} && to < nodes, "an edge must lead from a node to a node");
    return {static_cast<int>(from), static_cast<int>(to), call.in[1].at(m, 2)};
}

void graph_convolution_forward_plain(const Call<double>& call) {
    // each node r, each column d
    for (int r = 0; r < call.out.rows; ++r) {
        for (int d = 0; d < call.out.cols; ++d) call.out.at(r, d) = 0.0;
    }
    // each edge m, each column d
    for (int m = 0; m < call.in[1].rows; ++m) {
        const GraphEdge<double> edge = edge_of(call, m);
        for (int d = 0; d < call.out.cols; ++d) {
            call.out.at(edge.to, d) += edge.weight * call.in[0].at(edge.from, d);
        }
    }
}

void graph_convolution_backward_plain(const Call<double>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each edge m, each column d
    for (int m = 0; m < call.in[1].rows; ++m) {
        const GraphEdge<double> edge = edge_of(call, m);
        for (int d = 0; d < call.out.cols; ++d) {
            call.d_in[0].at(edge.from, d) += edge.weight * call.d_out.at(edge.to, d);
        }
    }
}

// to += weight * from
ES_INLINE void add_scaled_row(const float* from, float weight, float* to, int stride) {
    // eight columns from d on at a time
    for (int d = 0; d < stride; d += kLanes) store(to + d, load(to + d) + splat(weight) * load(from + d));
}

ES_INLINE void graph_convolution_forward_loops(const Call<float>& call) {
    std::fill_n(call.out.data, elements(call.out), 0.0f);
    // each edge m
    for (int m = 0; m < call.in[1].rows; ++m) {
        const GraphEdge<float> edge = edge_of(call, m);
        add_scaled_row(call.in[0].row(edge.from), edge.weight, call.out.row(edge.to), call.out.stride);
    }
}

ES_INLINE void graph_convolution_backward_loops(const Call<float>& call) {
    if (call.d_in[0].data == nullptr) return;
    // each edge m
    for (int m = 0; m < call.in[1].rows; ++m) {
        const GraphEdge<float> edge = edge_of(call, m);
        add_scaled_row(call.d_out.row(edge.to), edge.weight, call.d_in[0].row(edge.from), call.out.stride);
    }
}

ES_CLONES void graph_convolution_forward(const Call<float>& call) { graph_convolution_forward_loops(call); }
ES_CLONES void graph_convolution_backward(const Call<float>& call) { graph_convolution_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op graph_convolution{
    .name = "graph_convolution",
    .formula = "y_to = sum over edges of weight x_from",
    .n_inputs = 2,
    .shape = graph_convolution_shape,
    .forward_reference = graph_convolution_forward_plain,
    .backward_reference = graph_convolution_backward_plain,
    .forward_cpu = graph_convolution_forward,
    .backward_cpu = graph_convolution_backward,
    .shader = "ops/graph_convolution.frag",
};
}  // namespace ops
}  // namespace engine
