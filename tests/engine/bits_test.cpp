// The same bits everywhere, as a number that stands in the source: whichever compiler, processor and optimisation ran
// this test, training must end at these weights. When arithmetic is changed on purpose, the new hash goes here (the
// failing test prints it) after it is seen to be the same natively and as WebAssembly.
#include <doctest/doctest.h>

#include <vector>

#include "core/hash.h"
#include "core/random.h"
#include "engine/ops.h"
#include "engine/optimiser.h"
#include "engine/program.h"

namespace {

using namespace engine;

// 5 inputs (one masked), tanh 9, relu 7, map 2; two weighted losses on it. Widths that are not whole vectors.
struct Net {
    Program program;
    Value x, mask, label, weight, target, target_weight, slider, loss;
};

Value layer(Graph& graph, Value x, int width, const std::string& name) {
    const Value w = add_parameter(graph, name + ".weight", {shape_of(graph, x).cols, width}, Init::glorot);
    const Value b = add_parameter(graph, name + ".bias", {1, width}, Init::he);
    return apply(graph, ops::bias, {apply(graph, ops::dense, {x, w}), b});
}

Net make_net(int max_rows) {
    Net net;
    Graph graph;
    net.x = add_input(graph, "x", {kBatchRows, 5});
    net.mask = add_input(graph, "mask", {1, 5});
    net.label = add_input(graph, "class", {kBatchRows, 1});
    net.weight = add_input(graph, "weight", {kBatchRows, 1});
    net.target = add_input(graph, "target", {kBatchRows, 3});
    net.target_weight = add_input(graph, "target_weight", {kBatchRows, 3});
    net.slider = add_input(graph, "slider", {1, 1});
    const Value masked = apply(graph, ops::scale_columns, {net.x, net.mask});
    const Value first = apply(graph, ops::tanh, {layer(graph, masked, 9, "1")});
    const Value second = apply(graph, ops::relu, {layer(graph, first, 7, "2")});
    const Value map = layer(graph, second, 2, "map");
    const Value classify =
        apply(graph, ops::softmax_cross_entropy, {layer(graph, map, 10, "classify"), net.label, net.weight});
    const Value regress =
        apply(graph, ops::mean_squared_error, {layer(graph, map, 3, "regress"), net.target, net.target_weight});
    net.loss = apply(graph, ops::add, {classify, apply(graph, ops::weigh, {regress, net.slider})});
    net.program = compile(std::move(graph), max_rows);
    return net;
}

void fill_batch(const Net& net, Memory<float>& memory, int rows, core::Random& random) {
    const Program& program = net.program;
    const Matrix<float> x = value_of(program, memory, net.x, rows);
    const Matrix<float> target = value_of(program, memory, net.target, rows);
    const Matrix<float> target_weight = value_of(program, memory, net.target_weight, rows);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < x.cols; ++c) x.at(r, c) = core::next_uniform(random, -2.0f, 2.0f);
        for (int c = 0; c < 3; ++c) {
            target.at(r, c) = x.at(r, c) * x.at(r, c + 1);
            target_weight.at(r, c) = core::next_below(random, 4) == 0 ? 0.0f : 1.0f;
        }
        value_of(program, memory, net.label, rows).at(r, 0) = static_cast<float>(core::next_below(random, 10));
        value_of(program, memory, net.weight, rows).at(r, 0) = core::next_unit(random);
    }
}

std::uint64_t hash_after(const Optimiser& optimiser, int steps) {
    const Net net = make_net(33);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 42);
    for (int c = 0; c < 5; ++c) value_of(net.program, memory, net.mask, 0).at(0, c) = c == 3 ? 0.0f : 1.0f;
    value_of(net.program, memory, net.slider, 0).at(0, 0) = 0.3f;
    std::vector<float> slots(static_cast<std::size_t>(optimiser.n_slots * net.program.n_parameters), 0.0f);
    OptimiserCall call;
    call.parameters = memory.parameters;
    call.gradients = memory.d_parameters;
    call.slots = slots.data();
    call.n = net.program.n_parameters;
    core::Random random = core::random_stream(42, "batches");
    for (call.step = 1; call.step <= steps; ++call.step) {
        const int rows = static_cast<int>(call.step % 34);  // 0 and all block remainders are among them
        fill_batch(net, memory, rows, random);
        forward(net.program, memory, rows);
        backward(net.program, memory, rows, net.loss);
        optimiser.step(call);
    }
    CHECK(all_finite(net.program, memory));
    return hash_parameters(net.program, memory);
}

}  // namespace

TEST_CASE("1000 steps of every optimiser end at the same bits on every machine") {
    struct Expected {
        std::string_view id;
        std::string_view hash;
    };
    constexpr Expected kExpected[] = {
        {"sgd", "38dd6b3c43852cd5"},     {"momentum", "2de03e39466d54a4"}, {"adam", "d7d02fda61102255"},
        {"rmsprop", "78310a6f3cc5bb61"}, {"adamw", "d7d02fda61102255"},  // adam, until somebody decays weights
    };
    for (const Optimiser* optimiser : optimiser_table()) {
        const std::string id(optimiser->id);
        CAPTURE(id);
        std::string wanted = "none: add one to kExpected";
        for (const Expected& expected : kExpected) {
            if (expected.id == id) wanted = expected.hash;
        }
        CHECK(core::hash_hex(hash_after(*optimiser, 1000)) == wanted);
    }
}

TEST_CASE("other seeds, other bits: the hash does see the weights") {
    const Net net = make_net(8);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    const std::uint64_t first = hash_parameters(net.program, memory);
    initialise(net.program, memory, 2);
    CHECK(hash_parameters(net.program, memory) != first);
    initialise(net.program, memory, 1);
    CHECK(hash_parameters(net.program, memory) == first);
}
