// See onnx_ops.h.
#include "app/take_home/onnx_ops.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using Names = std::vector<std::string>;
using Kind = OnnxAttribute::Kind;

// One ONNX node with the same inputs.
template <const char* kName>
void same(OnnxGraph& graph, const OnnxCall& call) {
    graph.add_node(kName, call.in, call.out);
}

constexpr char kMatMul[] = "MatMul", kAdd[] = "Add", kMul[] = "Mul", kRelu[] = "Relu", kTanh[] = "Tanh",
               kSigmoid[] = "Sigmoid", kSin[] = "Sin", kSoftplus[] = "Softplus", kIdentity[] = "Identity";

void leaky_relu(OnnxGraph& graph, const OnnxCall& call) {
    graph.add_node("LeakyRelu", call.in, call.out, {{.name = "alpha", .kind = Kind::real, .real = 0.01f}});
}

// x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))
void gelu(OnnxGraph& graph, const OnnxCall& call) {
    const std::string& x = call.in[0];
    const std::string cube = graph.add_step("Mul", {x, graph.add_step("Mul", {x, x})});
    const std::string bent = graph.add_step("Add", {x, graph.add_step("Mul", {cube, graph.add_scalar(0.044715f)})});
    const std::string u = graph.add_step("Mul", {bent, graph.add_scalar(0.79788456f)});
    const std::string on = graph.add_step("Add", {graph.add_step("Tanh", {u}), graph.add_scalar(1)});
    graph.add_node("Mul", {graph.add_step("Mul", {x, graph.add_scalar(0.5f)}), on}, call.out);
}

void layer_norm(OnnxGraph& graph, const OnnxCall& call) {
    // Gain and shift are [1, H] in the engine and [H] in ONNX.
    const std::string shape = graph.add_integers({call.node.shape.cols});
    const std::string gain = graph.add_step("Reshape", {call.in[1], shape});
    const std::string shift = graph.add_step("Reshape", {call.in[2], shape});
    graph.add_node(
        "LayerNormalization", {call.in[0], gain, shift}, call.out,
        {{.name = "axis", .kind = Kind::whole, .whole = -1}, {.name = "epsilon", .kind = Kind::real, .real = 1e-5f}});
}

// x / sqrt(sum x^2 + 1e-12)
void sphere(OnnxGraph& graph, const OnnxCall& call) {
    const std::string squares =
        graph.add_step("ReduceSum", {graph.add_step("Mul", {call.in[0], call.in[0]}), graph.add_integers({1})});
    const std::string length = graph.add_step("Sqrt", {graph.add_step("Add", {squares, graph.add_scalar(1e-12f)})});
    graph.add_node("Div", {call.in[0], length}, call.out);
}

// 2 floor((clip(x, -1, 1) + 1) / 2 steps + 1/2) / steps - 1; 0 in a column without a bit.
void quantise(OnnxGraph& graph, const OnnxCall& call) {
    constexpr int kMostBits = 16;  // as in engine/ops/quantise.cpp
    const int bits = call.node.attributes.ints[0], n = call.node.shape.cols;
    Tensor steps{.name = call.out + ".steps", .shape = {1, n}, .values = {}};
    Tensor on{.name = call.out + ".on", .shape = {1, n}, .values = {}};
    for (int column = 0; column < n; ++column) {
        const int here = std::min(kMostBits, bits / n + (column < bits % n ? 1 : 0));
        steps.values.push_back(static_cast<float>(here == 0 ? 1 : (1 << here) - 1));
        on.values.push_back(here == 0 ? 0.0f : 1.0f);
    }
    graph.add_constant(steps);
    graph.add_constant(on);
    const std::string inside = graph.add_step("Clip", {call.in[0], graph.add_scalar(-1), graph.add_scalar(1)});
    const std::string half = graph.add_scalar(0.5f), one = graph.add_scalar(1);
    const std::string share = graph.add_step("Mul", {graph.add_step("Add", {inside, one}), half});
    const std::string level =
        graph.add_step("Floor", {graph.add_step("Add", {graph.add_step("Mul", {share, steps.name}), half})});
    const std::string place = graph.add_step(
        "Sub", {graph.add_step("Div", {graph.add_step("Mul", {level, graph.add_scalar(2)}), steps.name}), one});
    graph.add_node("Mul", {place, on.name}, call.out);
}

// ---- Pictures and sequences. In the engine a thing has one row per pixel or position; in ONNX these are axes.

using Sizes = std::vector<std::int64_t>;  // -1: what is left over

OnnxAttribute wholes(const char* name, Sizes values) {
    return {.name = name, .kind = Kind::wholes, .wholes = std::move(values)};
}

std::string reshape(OnnxGraph& graph, const std::string& x, const Sizes& sizes) {
    return graph.add_step("Reshape", {x, graph.add_integers(sizes)});
}

std::string transpose(OnnxGraph& graph, const std::string& x, Sizes axes) {
    return graph.add_step("Transpose", {x}, {wholes("perm", std::move(axes))});
}

// Numbers that are whole, as a list of int64.
std::string index_of(OnnxGraph& graph, const std::string& x) {
    constexpr std::int64_t kInt64 = 7;  // TensorProto.DataType
    const std::string whole = graph.add_step("Cast", {x}, {{.name = "to", .kind = Kind::whole, .whole = kInt64}});
    return reshape(graph, whole, {-1});
}

// Rows of so many columns as the output has: flatten and unflatten.
void as_rows(OnnxGraph& graph, const OnnxCall& call) {
    graph.add_node("Reshape", {call.in[0], graph.add_integers({-1, call.node.shape.cols})}, call.out);
}

// [N*T, C] -> [N, T, C]
std::string by_place(OnnxGraph& graph, const OnnxCall& call) {
    return reshape(graph, call.in[0], {-1, engine::rows_a_thing(call.x), call.x.cols});
}

void rearrange(OnnxGraph& graph, const OnnxCall& call) {
    const std::string columns = graph.add_step("Gather", {call.in[0], index_of(graph, call.in[1])},
                                               {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    graph.add_node("Reshape", {columns, graph.add_integers({-1, call.node.shape.cols})}, call.out);
}

// Reduces each channel over all places of a thing.
template <const char* kName>
void over_places(OnnxGraph& graph, const OnnxCall& call) {
    graph.add_node(kName, {by_place(graph, call)}, call.out,
                   {wholes("axes", {1}), {.name = "keepdims", .kind = Kind::whole, .whole = 0}});
}

constexpr char kReduceMean[] = "ReduceMean", kReduceMax[] = "ReduceMax";

void last_row(OnnxGraph& graph, const OnnxCall& call) {
    const std::string last =
        graph.add_step("Gather", {by_place(graph, call), graph.add_integers({engine::rows_a_thing(call.x) - 1})},
                       {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    graph.add_node("Reshape", {last, graph.add_integers({-1, call.x.cols})}, call.out);
}

// Of convolutions and pools: attributes ints are height, width, kernel, stride, padding.
void over_windows(OnnxGraph& graph, const OnnxCall& call, const char* op, const Names& weights) {
    const auto& ints = call.node.attributes.ints;
    const std::int64_t kernel = ints[2], stride = ints[3], padding = ints[4];
    Names in = {transpose(graph, reshape(graph, call.in[0], {-1, ints[0], ints[1], call.x.cols}), {0, 3, 1, 2})};
    in.insert(in.end(), weights.begin(), weights.end());
    const std::string pictures =
        graph.add_step(op, in,
                       {wholes("kernel_shape", {kernel, kernel}), wholes("strides", {stride, stride}),
                        wholes("pads", {padding, padding, padding, padding})});
    const std::string pixels = transpose(graph, pictures, {0, 2, 3, 1});
    graph.add_node("Reshape", {pixels, graph.add_integers({-1, call.node.shape.cols})}, call.out);
}

void conv2d(OnnxGraph& graph, const OnnxCall& call) {
    const std::int64_t kernel = call.node.attributes.ints[2];
    const std::string apart = reshape(graph, call.in[1], {kernel, kernel, call.x.cols, call.node.shape.cols});
    over_windows(graph, call, "Conv", {transpose(graph, apart, {3, 2, 0, 1})});
}

void max_pool(OnnxGraph& graph, const OnnxCall& call) { over_windows(graph, call, "MaxPool", {}); }
void average_pool(OnnxGraph& graph, const OnnxCall& call) { over_windows(graph, call, "AveragePool", {}); }

// Pixel (i, j) is that at (i / factor, j / factor).
void upsample(OnnxGraph& graph, const OnnxCall& call) {
    const auto& ints = call.node.attributes.ints;
    const std::int64_t height = ints[0], width = ints[1], factor = ints[2], channels = call.x.cols;
    const std::string apart = reshape(graph, call.in[0], {-1, height, 1, width, 1, channels});
    const std::string copies =
        graph.add_step("Expand", {apart, graph.add_integers({1, height, factor, width, factor, channels})});
    graph.add_node("Reshape", {copies, graph.add_integers({-1, channels})}, call.out);
}

// Weights [n, gates H] -> [1, gates H, n] of some of their gates, in ONNX's order.
std::string gates_of(OnnxGraph& graph, const std::string& weights, const Sizes& gates, std::int64_t units,
                     std::int64_t n) {
    Sizes order;
    for (const std::int64_t gate : gates) {
        for (std::int64_t unit = 0; unit < units; ++unit) order.push_back(gate * units + unit);
    }
    const std::string ordered = graph.add_step("Gather", {transpose(graph, weights, {1, 0}), graph.add_integers(order)},
                                               {{.name = "axis", .kind = Kind::whole, .whole = 0}});
    return reshape(graph, ordered, {1, static_cast<std::int64_t>(order.size()), n});
}

// Zeros for biases [1, n] that ONNX has and the engine does not.
std::string no_biases(OnnxGraph& graph, const OnnxCall& call, std::int64_t n) {
    const Tensor none{.name = call.out + ".none",
                      .shape = {1, static_cast<int>(n)},
                      .values = std::vector<float>(static_cast<std::size_t>(n), 0.0f)};
    graph.add_constant(none);
    return none.name;
}

// A recurrent node; `weights`: of input and state, and the biases of both, laid out as in ONNX.
void recurrent(OnnxGraph& graph, const OnnxCall& call, const char* op, const Names& weights,
               std::vector<OnnxAttribute> more) {
    const std::int64_t units = call.node.shape.cols;
    more.push_back({.name = "hidden_size", .kind = Kind::whole, .whole = units});
    Names in = {transpose(graph, by_place(graph, call), {1, 0, 2})};
    in.insert(in.end(), weights.begin(), weights.end());
    const std::string said = graph.add_step(op, in, std::move(more));  // [T, 1, N, H]
    graph.add_node("Reshape", {transpose(graph, said, {2, 0, 1, 3}), graph.add_integers({-1, units})}, call.out);
}

// Gates in the engine: i, f, g, o; in ONNX: i, o, f, g.
void lstm(OnnxGraph& graph, const OnnxCall& call) {
    const std::int64_t units = call.node.shape.cols;
    const Sizes gates = {0, 3, 1, 2};
    const std::string bias = reshape(graph, gates_of(graph, call.in[3], gates, units, 1), {1, 4 * units});
    const std::string both = graph.add_step("Concat", {bias, no_biases(graph, call, 4 * units)},
                                            {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    recurrent(graph, call, "LSTM",
              {gates_of(graph, call.in[1], gates, units, call.x.cols), gates_of(graph, call.in[2], gates, units, units),
               both},
              {});
}

// Gates in the engine: r, z, n; in ONNX: z, r, n. The engine's last of four biases is that of the new content's state.
void gru(OnnxGraph& graph, const OnnxCall& call) {
    const std::int64_t units = call.node.shape.cols;
    const Sizes gates = {1, 0, 2};
    const std::string of_input = reshape(graph, gates_of(graph, call.in[3], gates, units, 1), {1, 3 * units});
    const std::string of_state = reshape(graph, gates_of(graph, call.in[3], {3}, units, 1), {1, units});
    const std::string biases = graph.add_step("Concat", {of_input, no_biases(graph, call, 2 * units), of_state},
                                              {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    recurrent(graph, call, "GRU",
              {gates_of(graph, call.in[1], gates, units, call.x.cols), gates_of(graph, call.in[2], gates, units, units),
               biases},
              {{.name = "linear_before_reset", .kind = Kind::whole, .whole = 1}});
}

// softmax(q k^T / sqrt(width)) v for each head
void attention(OnnxGraph& graph, const OnnxCall& call) {
    const int heads = call.node.attributes.ints[0], steps = call.node.attributes.ints[2];
    const int width = call.x.cols / heads;
    const auto apart = [&](std::size_t input, Sizes axes) {
        return transpose(graph, reshape(graph, call.in[input], {-1, steps, heads, width}), std::move(axes));
    };
    const std::string fits = graph.add_step("MatMul", {apart(0, {0, 2, 1, 3}), apart(1, {0, 2, 3, 1})});
    std::string logits = graph.add_step("Mul", {fits, graph.add_scalar(1.0f / std::sqrt(static_cast<float>(width)))});
    if (call.node.attributes.ints[1] != 0) {
        Tensor later{.name = call.out + ".later", .shape = {steps, steps}, .values = {}};
        for (int i = 0; i < steps; ++i) {
            for (int j = 0; j < steps; ++j) later.values.push_back(j > i ? -1e30f : 0.0f);
        }
        graph.add_constant(later);
        logits = graph.add_step("Add", {logits, later.name});
    }
    const std::string weights =
        graph.add_step("Softmax", {logits}, {{.name = "axis", .kind = Kind::whole, .whole = -1}});
    const std::string heard =
        transpose(graph, graph.add_step("MatMul", {weights, apart(2, {0, 2, 1, 3})}), {0, 2, 1, 3});
    graph.add_node("Reshape", {heard, graph.add_integers({-1, call.x.cols})}, call.out);
}

void embedding_lookup(OnnxGraph& graph, const OnnxCall& call) {
    graph.add_node("Gather", {call.in[1], index_of(graph, call.in[0])}, call.out,
                   {{.name = "axis", .kind = Kind::whole, .whole = 0}});
}

// y_to = sum of weight x_from over the edges [M, 3]
void graph_convolution(OnnxGraph& graph, const OnnxCall& call) {
    const auto column = [&](int k) {
        return graph.add_step("Gather", {call.in[1], graph.add_integers({k})},
                              {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    };
    const std::string from = graph.add_step("Gather", {call.in[0], index_of(graph, column(0))},
                                            {{.name = "axis", .kind = Kind::whole, .whole = 0}});
    const std::string carried = graph.add_step("Mul", {from, column(2)});
    const std::string zeros = graph.add_step("ConstantOfShape", {graph.add_step("Shape", {call.in[0]})});
    const std::string to = reshape(graph, index_of(graph, column(1)), {-1, 1});
    graph.add_node("ScatterND", {zeros, to, carried}, call.out,
                   {{.name = "reduction", .kind = Kind::text, .text = "add"}});
}

// How many edges [M, 3] lead to each node from each other, [R, R].
std::string edge_counts(OnnxGraph& graph, const std::string& edges, std::int64_t nodes) {
    const std::string first =
        graph.add_step("Gather", {edges, graph.add_integers({0})}, {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    const std::string second =
        graph.add_step("Gather", {edges, graph.add_integers({1})}, {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    const std::string to = reshape(graph, index_of(graph, second), {-1, 1});
    const std::string from = reshape(graph, index_of(graph, first), {-1, 1});
    const std::string pairs = graph.add_step("Concat", {to, from}, {{.name = "axis", .kind = Kind::whole, .whole = 1}});
    const std::string ones =
        graph.add_step("Add", {graph.add_step("Mul", {first, graph.add_scalar(0)}), graph.add_scalar(1)});
    const std::string zeros = graph.add_step("ConstantOfShape", {graph.add_integers({nodes, nodes})});
    return graph.add_step("ScatterND", {zeros, pairs, reshape(graph, ones, {-1})},
                          {{.name = "reduction", .kind = Kind::text, .text = "add"}});
}

// softmax over all nodes of leaky(asks x_to + answers x_from) + log(edges between them), times x, for each head
void graph_attention(OnnxGraph& graph, const OnnxCall& call) {
    const int heads = call.node.attributes.ints[0], width = call.x.cols / heads;
    const std::string apart = transpose(graph, reshape(graph, call.in[0], {-1, heads, width}), {1, 0, 2});
    const auto fits = [&](std::size_t vector) {
        return graph.add_step("MatMul", {apart, reshape(graph, call.in[vector], {heads, width, 1})});
    };
    const std::string all = graph.add_step("Add", {fits(1), transpose(graph, fits(2), {0, 2, 1})});
    const std::string leaky = graph.add_step("LeakyRelu", {all}, {{.name = "alpha", .kind = Kind::real, .real = 0.2f}});
    const std::string counts = edge_counts(graph, call.in[3], call.x.rows);
    const std::string logits = graph.add_step("Add", {leaky, graph.add_step("Log", {counts})});
    const std::string weights =
        graph.add_step("Softmax", {logits}, {{.name = "axis", .kind = Kind::whole, .whole = -1}});
    const std::string heard = transpose(graph, graph.add_step("MatMul", {weights, apart}), {1, 0, 2});
    graph.add_node("Reshape", {heard, graph.add_integers({-1, call.x.cols})}, call.out);
}

constexpr OnnxOp kOps[] = {
    {"dense", 2, same<kMatMul>},
    {"bias", 2, same<kAdd>},
    {"scale_columns", 2, same<kMul>},
    {"add", 2, same<kAdd>},
    {"multiply", 2, same<kMul>},
    {"relu", 1, same<kRelu>},
    {"leaky_relu", 1, leaky_relu},
    {"tanh", 1, same<kTanh>},
    {"gelu", 1, gelu},
    {"sigmoid", 1, same<kSigmoid>},
    {"sine", 1, same<kSin>},
    {"softplus", 1, same<kSoftplus>},
    {"layer_norm", 3, layer_norm},
    {"dropout", 1, same<kIdentity>},
    {"gaussian_noise", 1, same<kIdentity>},
    {"reparameterise", 1, same<kIdentity>},
    {"reverse_gradient", 1, same<kIdentity>},
    {"sphere", 1, sphere},
    {"quantise", 1, quantise},
    {"rearrange", 2, rearrange},
    {"conv2d", 2, conv2d},
    {"max_pool", 1, max_pool},
    {"average_pool", 1, average_pool},
    {"upsample", 1, upsample},
    {"flatten", 1, as_rows},
    {"unflatten", 1, as_rows},
    {"mean_of_rows", 1, over_places<kReduceMean>},
    {"max_of_rows", 1, over_places<kReduceMax>},
    {"last_row", 1, last_row},
    {"lstm", 4, lstm},
    {"gru", 4, gru},
    {"attention", 3, attention},
    {"embedding_lookup", 2, embedding_lookup},
    {"graph_convolution", 2, graph_convolution},
    {"graph_attention", 4, graph_attention},
};

}  // namespace

const OnnxOp* find_onnx_op(std::string_view op) {
    const auto found = std::find_if(std::begin(kOps), std::end(kOps), [&](const OnnxOp& row) { return row.op == op; });
    return found == std::end(kOps) ? nullptr : found;
}

}  // namespace app
