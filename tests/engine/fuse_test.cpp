// Which layers are found in a graph, and the promise of fusing: the same bits as the ops one by one.
#include "engine/fuse.h"

#include <doctest/doctest.h>

#include "core/random.h"
#include "engine/ops.h"
#include "engine/optimiser.h"
#include "engine/program.h"

namespace {

using namespace engine;

Value layer(Graph& graph, Value x, int width, const std::string& name) {
    const Value w = add_parameter(graph, name + ".weight", {shape_of(graph, x).cols, width}, Init::glorot);
    const Value b = add_parameter(graph, name + ".bias", {1, width}, Init::he);
    return apply(graph, ops::bias, {apply(graph, ops::dense, {x, w}), b});
}

Value conv_layer(Graph& graph, Value x, int side, int filters, const std::string& name) {
    const Value w = add_parameter(graph, name + ".weight", {9 * shape_of(graph, x).cols, filters}, Init::he);
    const Value b = add_parameter(graph, name + ".bias", {1, filters}, Init::he);
    const Value z = apply(graph, ops::conv2d, {x, w}, {.ints = {side, side, 3, 1, 1}});
    return apply(graph, ops::bias, {z, b});
}

constexpr int kMaxRows = 19;

struct Net {
    Program program;
    Value x, label, weight, target, loss;
};

// Pictures 4 x 4 of 2 channels; every activation, widths of less, just and more than a vector, a value that two layers
// read, and two losses on it.
Net make_net(Fuse fuse) {
    Net net;
    Graph graph;
    net.x = add_input(graph, "x", {-16, 2});
    net.label = add_input(graph, "class", {kBatchRows, 1});
    net.weight = add_input(graph, "weight", {kBatchRows, 1});
    net.target = add_input(graph, "target", {kBatchRows, 3});
    Value y = apply(graph, ops::relu, {conv_layer(graph, net.x, 4, 5, "relu conv")});
    y = apply(graph, ops::tanh, {conv_layer(graph, y, 4, 3, "tanh conv")});
    y = conv_layer(graph, y, 4, 2, "linear conv");
    y = apply(graph, ops::flatten, {y});
    y = apply(graph, ops::tanh, {layer(graph, y, 9, "tanh")});
    y = apply(graph, ops::relu, {layer(graph, y, 8, "relu")});
    const Value map = layer(graph, y, 2, "map");
    const Value few = layer(graph, map, 4, "few classes");
    const Value many = layer(graph, apply(graph, ops::tanh, {layer(graph, map, 3, "hidden")}), 11, "many classes");
    const Value first = apply(graph, ops::softmax_cross_entropy, {few, net.label, net.weight});
    const Value second = apply(graph, ops::softmax_cross_entropy, {many, net.label, net.weight});
    const Value third =
        apply(graph, ops::mean_squared_error, {layer(graph, map, 3, "regress"), net.target, net.target});
    net.loss = apply(graph, ops::add, {apply(graph, ops::add, {first, second}), third});
    net.program = compile(std::move(graph), kMaxRows, fuse);
    return net;
}

std::uint64_t hash_after(const Net& net, int steps) {
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 42);
    core::Random random = core::random_stream(42, "batches");
    OptimiserCall call{.parameters = memory.parameters,
                       .gradients = memory.d_parameters,
                       .slots = nullptr,
                       .n = net.program.n_parameters,
                       .learning_rate = 0.05f};
    for (call.step = 1; call.step <= steps; ++call.step) {
        const int rows = static_cast<int>(call.step % (kMaxRows + 1));  // 0 as well
        for (const Value input : {net.x, net.target}) {
            const Matrix<float> m = value_of(net.program, memory, input, rows);
            for (int r = 0; r < m.rows; ++r) {
                for (int c = 0; c < m.cols; ++c) m.at(r, c) = core::next_uniform(random, 0.0f, 1.0f);
            }
        }
        for (int r = 0; r < rows; ++r) {
            value_of(net.program, memory, net.label, rows).at(r, 0) = static_cast<float>(core::next_below(random, 4));
            const bool counts = core::next_below(random, 4) != 0;
            value_of(net.program, memory, net.weight, rows).at(r, 0) = counts ? core::next_unit(random) : 0.0f;
        }
        forward(net.program, memory, rows);
        backward(net.program, memory, rows, net.loss);
        find_optimiser("sgd")->step(call);
    }
    CHECK(all_finite(net.program, memory));
    return hash_parameters(net.program, memory);
}

}  // namespace

TEST_CASE("fused layers give the bits of the ops one by one") {
    const Net fused = make_net(Fuse::layers);
    const Net plain = make_net(Fuse::nothing);
    CHECK(fused.program.chains.size() == 10);
    CHECK(plain.program.chains.empty());
    CHECK(hash_after(fused, 200) == hash_after(plain, 200));
}

TEST_CASE("only chains whose middle nobody else reads are layers") {
    Graph graph;
    const Value x = add_input(graph, "x", {kBatchRows, 3});
    const Value fixed = add_input(graph, "fixed", {3, 3});
    const Value read_twice = layer(graph, x, 3, "1");
    const Value y = apply(graph, ops::add, {apply(graph, ops::tanh, {read_twice}), read_twice});
    const Value w = add_parameter(graph, "2.weight", {3, 3}, Init::glorot);
    const Value b = add_parameter(graph, "2.bias", {1, 3}, Init::zero);
    const Value z = apply(graph, ops::dense, {y, w});
    const Value bare = apply(graph, ops::add, {apply(graph, ops::bias, {z, b}), z});
    const Value frozen = apply(graph, ops::dense, {bare, fixed});
    apply(graph, ops::bias, {frozen, b});
    const std::vector<Chain> chains = find_chains(graph);
    REQUIRE(chains.size() == 1);  // the first, and it ends before its tanh
    CHECK(chains[0].last == read_twice.index);
    CHECK(chains[0].last == chains[0].bias);
    CHECK(chains[0].in[0] == x);
}
