// Attention over a graph's edges, with several heads: every node gets a mean of its neighbours' rows, in which those that
// fit it weigh more.
//   l_m = asks x_to + answers x_from,  p_m = softmax of leaky(l_m) over all edges m that lead to the same node
//   y_to += p_m x_from      for each head, with its own columns of x, asks, answers and y
//   (Velickovic et al. 2018, equations 2 to 4, with asks and answers the two halves of their a; leaky(l) = l, or 0.2 l
//   below 0. Their W is an op before this one)
// Shapes      x [R, E] (R nodes, fixed), asks, answers [1, E], edges [M, 3] (from, to, not read; fixed) -> y [R, E],
//             E divisible by heads. A node that no edge leads to gets 0
// Attributes  ints: heads. Head i has columns [i E / heads, (i + 1) E / heads)
// Gradient    with d_p_m = d_y_to x_from:  d_l_m = p_m (d_p_m - sum of p d_p at its node) leaky'(l_m), the sum being d_y_to
//             y_to;  d_x_from += p_m d_y_to + d_l_m answers,  d_x_to += d_l_m asks,  d_asks += d_l_m x_to,  d_answers +=
//             d_l_m x_from.  leaky'(0) = 0.2; edges have no gradient, nothing is added
// Stable      the largest leaky(l) of a node is subtracted first
// Sums        one number for each element, in the order of columns, then of edges, then of nodes
// Errors      check on an edge from or to a node outside of 0 .. R - 1
#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "engine/maths.h"
#include "engine/shape_rules.h"

namespace engine {
namespace {

core::Result<Shape> graph_attention_shape(std::span<const Shape> in, const Attributes& attributes) {
    const int heads = attributes.ints[0];
    if (rows_a_thing(in[0]) != 0) return shape_error("x", in[0], "[R, E]: one row a node, their number fixed");
    const Shape vector{1, in[0].cols};
    if (in[1] != vector) return shape_error("asks", in[1], text_of(vector));
    if (in[2] != vector) return shape_error("answers", in[2], text_of(vector));
    if (in[3].cols != 3 || rows_a_thing(in[3]) != 0) {
        return shape_error("edges", in[3], "[M, 3]: from, to and weight, their number fixed");
    }
    if (heads < 1 || in[0].cols % heads != 0) {
        return core::Error{"heads", "heads is " + std::to_string(heads) + ", but must divide the " +
                                        std::to_string(in[0].cols) + " columns of x"};
    }
    return in[0];
}

ES_INLINE double exp_of(double x) { return std::exp(x); }
ES_INLINE float exp_of(float x) { return engine::exp(x); }

constexpr double kLeak = 0.2;  // slope below 0

template <class T>
ES_INLINE T leaky(T x) {
    return x > T{0} ? x : static_cast<T>(kLeak) * x;
}
template <class T>
ES_INLINE T leaky_slope(T x) {
    return x > T{0} ? T{1} : static_cast<T>(kLeak);
}

struct AttentionEdge {
    int from;
    int to;
};

template <class T>
AttentionEdge attention_edge_of(const Call<T>& call, int m) {
    const T from = call.in[3].at(m, 0);
    const T to = call.in[3].at(m, 1);
    const auto nodes = static_cast<T>(call.in[0].rows);
    ES_CHECK(from >= T{0} && from < nodes && to >= T{0} && to < nodes, "an edge must lead from a node to a node");
    return {static_cast<int>(from), static_cast<int>(to)};
}

// Numbers of nodes and edges for each head: element (r, i) of `heads` columns is row r, head i.
template <class T>
struct HeadsScratch {
    int heads, width;     // width: columns of a head
    T *asked, *answered;  // [R, heads]: asks x_r and answers x_r; in backward then their gradients
    T *largest, *sum;     // [R, heads]: of leaky(l), and of the exponentials, over the edges that lead to r
    T *logits, *weights;  // [M, heads]: l and p
};

long graph_attention_scratch(std::span<const Shape> in, const Attributes& attributes, int) {
    return static_cast<long>(attributes.ints[0]) * (4L * in[0].rows + 2L * in[3].rows);
}

template <class T>
HeadsScratch<T> heads_scratch_of(const Call<T>& call) {
    const int heads = call.attributes->ints[0];
    const long of_nodes = static_cast<long>(heads) * call.in[0].rows,
               of_edges = static_cast<long>(heads) * call.in[3].rows;
    T* nodes = call.scratch;
    T* edges = nodes + 4 * of_nodes;
    return {heads, call.in[0].cols / heads, nodes, nodes + of_nodes, nodes + 2 * of_nodes, nodes + 3 * of_nodes,
            edges, edges + of_edges};
}

// Sum of a * b over a head's columns, c ascending.
template <class T>
ES_INLINE T head_product(const T* a, const T* b, int width) {
    T sum{0};
    for (int c = 0; c < width; ++c) sum += a[c] * b[c];
    return sum;
}

// l of every edge, and what its softmax needs of every node.
template <class T>
ES_INLINE void find_logits(const Call<T>& call, const HeadsScratch<T>& s) {
    // each node r, each head i
    for (int at = 0; at < call.in[0].rows * s.heads; ++at) {
        const int first = at % s.heads * s.width;
        const T* x = call.in[0].row(at / s.heads) + first;
        s.asked[at] = head_product(x, call.in[1].row(0) + first, s.width);
        s.answered[at] = head_product(x, call.in[2].row(0) + first, s.width);
        s.largest[at] = static_cast<T>(-constants::kInfinity);
        s.sum[at] = T{0};
    }
    // each edge m, each head i
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) {
            const T l = s.asked[edge.to * s.heads + i] + s.answered[edge.from * s.heads + i];
            T& largest = s.largest[edge.to * s.heads + i];
            s.logits[m * s.heads + i] = l;
            largest = leaky(l) > largest ? leaky(l) : largest;
        }
    }
}

// p of every edge.
template <class T>
ES_INLINE void find_edge_weights(const Call<T>& call, const HeadsScratch<T>& s) {
    find_logits(call, s);
    // exponentials and their sums: each edge m, each head i
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) {
            const int to = edge.to * s.heads + i;
            const T e = exp_of(leaky(s.logits[m * s.heads + i]) - s.largest[to]);
            s.weights[m * s.heads + i] = e;
            s.sum[to] += e;
        }
    }
    // divided by the sums: each edge m, each head i
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) s.weights[m * s.heads + i] /= s.sum[edge.to * s.heads + i];
    }
}

template <class T>
ES_INLINE void graph_attention_forward_loops(const Call<T>& call) {
    const HeadsScratch<T> s = heads_scratch_of(call);
    find_edge_weights(call, s);
    std::fill_n(call.out.data, elements(call.out), T{0});
    // each edge m, each head i, each column c of it
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) {
            const T p = s.weights[m * s.heads + i];
            const T* x = call.in[0].row(edge.from) + i * s.width;
            T* y = call.out.row(edge.to) + i * s.width;
            for (int c = 0; c < s.width; ++c) y[c] += p * x[c];
        }
    }
}

// Of every edge: adds p d_y_to to d_x_from, and turns its p into d_l.
template <class T>
ES_INLINE void graph_attention_edges_backward(const Call<T>& call, const HeadsScratch<T>& s) {
    // each edge m, each head i, each column c of it
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) {
            T& weight = s.weights[m * s.heads + i];
            const T* x = call.in[0].row(edge.from) + i * s.width;
            const T* y = call.out.row(edge.to) + i * s.width;
            const T* d_y = call.d_out.row(edge.to) + i * s.width;
            T slope{0};
            for (int c = 0; c < s.width; ++c) slope += d_y[c] * (x[c] - y[c]);
            T* d_x = call.d_in[0].data == nullptr ? nullptr : call.d_in[0].row(edge.from) + i * s.width;
            for (int c = 0; d_x != nullptr && c < s.width; ++c) d_x[c] += weight * d_y[c];
            weight *= slope * leaky_slope(s.logits[m * s.heads + i]);
        }
    }
}

// Sums of d_l over the edges that lead to each node, in `asked`, and from each node, in `answered`.
template <class T>
ES_INLINE void sum_logit_gradients(const Call<T>& call, const HeadsScratch<T>& s) {
    std::fill_n(s.asked, static_cast<long>(call.in[0].rows) * s.heads, T{0});
    std::fill_n(s.answered, static_cast<long>(call.in[0].rows) * s.heads, T{0});
    // each edge m, each head i
    for (int m = 0; m < call.in[3].rows; ++m) {
        const AttentionEdge edge = attention_edge_of(call, m);
        for (int i = 0; i < s.heads; ++i) {
            s.asked[edge.to * s.heads + i] += s.weights[m * s.heads + i];
            s.answered[edge.from * s.heads + i] += s.weights[m * s.heads + i];
        }
    }
}

// From those sums: adds to the gradients of x and of `vector`, asks or answers.
template <class T>
ES_INLINE void graph_attention_vector_backward(const Call<T>& call, const HeadsScratch<T>& s, std::size_t vector,
                                               const T* sums) {
    // each node r, each column c
    for (int r = 0; r < call.in[0].rows; ++r) {
        for (int c = 0; c < call.in[0].cols; ++c) {
            const T d = sums[r * s.heads + c / s.width];
            if (call.d_in[0].data != nullptr) call.d_in[0].at(r, c) += d * call.in[vector].at(0, c);
            if (call.d_in[vector].data != nullptr) call.d_in[vector].at(0, c) += d * call.in[0].at(r, c);
        }
    }
}

template <class T>
ES_INLINE void graph_attention_backward_loops(const Call<T>& call) {
    const HeadsScratch<T> s = heads_scratch_of(call);
    find_edge_weights(call, s);
    graph_attention_edges_backward(call, s);
    sum_logit_gradients(call, s);
    graph_attention_vector_backward(call, s, 1, s.asked);
    graph_attention_vector_backward(call, s, 2, s.answered);
}

ES_CLONES void graph_attention_forward(const Call<float>& call) { graph_attention_forward_loops(call); }
ES_CLONES void graph_attention_backward(const Call<float>& call) { graph_attention_backward_loops(call); }

}  // namespace

namespace ops {
extern const Op graph_attention{
    .name = "graph_attention",
    .formula = "y_to = sum over edges of softmax(leaky(asks x_to + answers x_from)) x_from",
    .n_inputs = 4,
    .shape = graph_attention_shape,
    .scratch = graph_attention_scratch,
    .forward_reference = graph_attention_forward_loops<double>,
    .backward_reference = graph_attention_backward_loops<double>,
    .forward_cpu = graph_attention_forward,
    .backward_cpu = graph_attention_backward,
    .shader = "ops/graph_attention.frag",
};
}  // namespace ops
}  // namespace engine
