// Whole training steps of sequences and graphs: an LSTM, attention and graph convolutions, each as small as a playground's.
#include "core/random.h"
#include "engine/graph_adjacency.h"
#include "engine/ops.h"
#include "nets.h"
#include "workload.h"

namespace bench {
namespace {

using namespace engine;

Value dense(Graph& graph, Value x, int width, const std::string& name) {
    const Value w = add_parameter(graph, name + ".weight", {shape_of(graph, x).cols, width}, Init::glorot);
    const Value b = add_parameter(graph, name + ".bias", {1, width}, Init::zero);
    return apply(graph, ops::bias, {apply(graph, ops::dense, {x, w}), b});
}

// So many sequences of letters as ones and zeros, with one of so many classes each.
Points letters(int n, int steps, int kinds, int classes) {
    Points points;
    core::Random random = core::random_stream(7, "letters");
    for (int i = 0; i < n; ++i) {
        points.label.push_back(static_cast<float>(core::next_below(random, static_cast<unsigned>(classes))));
        for (int t = 0; t < steps; ++t) {
            const auto letter = static_cast<int>(core::next_below(random, static_cast<unsigned>(kinds)));
            for (int k = 0; k < kinds; ++k) points.x.push_back(k == letter ? 1.0f : 0.0f);
        }
    }
    return points;
}

// The map and the logits behind one row for each thing.
void finish(Net& net, Graph graph, Value y, int classes) {
    y = dense(graph, dense(graph, y, 2, "map"), classes, "head");
    net.loss = apply(graph, ops::softmax_cross_entropy, {y, net.label, net.weight});
    net.program = compile(std::move(graph), net.batch);
    prepare(net, "adam", 1e-3f);
}

void add_inputs(Net& net, Graph& graph, Shape x, int rows) {
    net.x = add_input(graph, "x", x);
    net.label = add_input(graph, "class", {rows, 1});
    net.weight = add_input(graph, "weight", {rows, 1});
}

// 12 letters of 27, LSTM 32, the last position, map 2, 5 classes.
std::shared_ptr<Net> lstm_net() {
    constexpr int kSteps = 12, kLetters = 27, kUnits = 32, kClasses = 5;
    auto net = std::make_shared<Net>();
    net->batch = 32;
    net->points = letters(640, kSteps, kLetters, kClasses);
    Graph graph;
    add_inputs(*net, graph, {-kSteps, kLetters}, kBatchRows);
    const Value in = add_parameter(graph, "in", {kLetters, 4 * kUnits}, Init::glorot);
    const Value state = add_parameter(graph, "state", {kUnits, 4 * kUnits}, Init::glorot);
    const Value bias = add_parameter(graph, "bias", {1, 4 * kUnits}, Init::zero);
    const Value read = apply(graph, ops::lstm, {net->x, in, state, bias}, {.ints = {kSteps}});
    const Value last = apply(graph, ops::last_row, {read});
    finish(*net, std::move(graph), last, kClasses);
    return net;
}

// 12 letters of 27, lookup 16, attention 16 with 2 heads and its input added, the mean, map 2, 5 classes.
std::shared_ptr<Net> attention_net() {
    constexpr int kSteps = 12, kLetters = 27, kWidth = 16, kHeads = 2, kClasses = 5;
    auto net = std::make_shared<Net>();
    net->batch = 32;
    net->points = letters(640, kSteps, kLetters, kClasses);
    Graph graph;
    add_inputs(*net, graph, {-kSteps, kLetters}, kBatchRows);
    const Value table = add_parameter(graph, "table", {kLetters, kWidth}, Init::glorot);
    const Value x = apply(graph, ops::dense, {net->x, table});
    const Value q = dense(graph, x, kWidth, "query"), k = dense(graph, x, kWidth, "key");
    const Value v = dense(graph, x, kWidth, "value");
    const Value heard = apply(graph, ops::attention, {q, k, v}, {.ints = {kHeads, 0, kSteps}});
    const Value y = apply(graph, ops::add, {x, dense(graph, heard, kWidth, "out")});
    const Value mean = apply(graph, ops::mean_of_rows, {y});
    finish(*net, std::move(graph), mean, kClasses);
    return net;
}

// 300 nodes with 16 numbers each, 2,000 links; two graph convolutions of 16 with ReLU, map 2, 8 classes of all nodes.
std::shared_ptr<Net> graph_net() {
    constexpr int kNodes = 300, kLinks = 2000, kNumbers = 16, kClasses = 8;
    auto net = std::make_shared<Net>();
    net->batch = kNodes;
    core::Random random = core::random_stream(7, "graph");
    for (int i = 0; i < kNodes; ++i)
        net->points.label.push_back(static_cast<float>(core::next_below(random, kClasses)));
    for (int i = 0; i < kNodes * kNumbers; ++i) net->points.x.push_back(core::next_uniform(random, -1.0f, 1.0f));
    std::vector<Link> links;
    for (int i = 0; i < kLinks; ++i)
        links.push_back(
            {static_cast<int>(core::next_below(random, kNodes)), static_cast<int>(core::next_below(random, kNodes))});
    std::vector<float> edges;
    for (const Edge& edge : normalised_edges(links, kNodes))
        edges.insert(edges.end(), {static_cast<float>(edge.from), static_cast<float>(edge.to), edge.weight});
    Graph graph;
    add_inputs(*net, graph, {kNodes, kNumbers}, kNodes);
    const int n_edges = static_cast<int>(edges.size()) / 3;
    const Value links_between = add_constant(graph, "edges", {n_edges, 3}, std::move(edges));
    Value y = net->x;
    for (const char* name : {"first", "second"}) {
        y = apply(graph, ops::graph_convolution, {dense(graph, y, kNumbers, name), links_between});
        y = apply(graph, ops::relu, {y});
    }
    finish(*net, std::move(graph), y, kClasses);
    return net;
}

Workload train(std::shared_ptr<Net> net) {
    return {.per_call = static_cast<double>(net->batch), .call = [net] { train_step(*net); }};
}

}  // namespace

Workload make_w10() { return train(lstm_net()); }
Workload make_w11() { return train(attention_net()); }
Workload make_w12() { return train(graph_net()); }

}  // namespace bench
