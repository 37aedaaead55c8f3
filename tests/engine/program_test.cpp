// Graphs, their memory, and the promises of a step: no allocation, padding stays 0, only the rows in use are touched.
#include "engine/program.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "allocations.h"
#include "core/random.h"
#include "engine/ops.h"
#include "engine/optimiser.h"

namespace {

using namespace engine;

struct Net {
    Program program;
    Value x, label, weight, w, hidden, logits, loss, other_loss;
};

// 3 inputs, tanh 9, 5 classes; a second loss on the hidden layer.
Net make_net(int max_rows) {
    Net net;
    Graph graph;
    net.x = add_input(graph, "x", {kBatchRows, 3});
    net.label = add_input(graph, "class", {kBatchRows, 1});
    net.weight = add_input(graph, "weight", {kBatchRows, 1});
    const Value target = add_input(graph, "target", {kBatchRows, 9});
    net.w = add_parameter(graph, "1.weight", {3, 9}, Init::glorot);
    const Value b = add_parameter(graph, "1.bias", {1, 9}, Init::zero);
    net.hidden = apply(graph, ops::tanh, {apply(graph, ops::bias, {apply(graph, ops::dense, {net.x, net.w}), b})});
    const Value w2 = add_parameter(graph, "2.weight", {9, 5}, Init::he);
    net.logits = apply(graph, ops::dense, {net.hidden, w2});
    net.loss = apply(graph, ops::softmax_cross_entropy, {net.logits, net.label, net.weight});
    net.other_loss = apply(graph, ops::mean_squared_error, {net.hidden, target, target});
    net.program = compile(std::move(graph), max_rows);
    return net;
}

template <class T>
void fill_batch(const Net& net, Memory<T>& memory, int rows) {
    core::Random random = core::random_stream(3, "batch");
    const Matrix<T> x = value_of(net.program, memory, net.x, rows);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < 3; ++c) x.at(r, c) = static_cast<T>(core::next_uniform(random, -1.0f, 1.0f));
        value_of(net.program, memory, net.label, rows).at(r, 0) = static_cast<T>(r % 5);
        value_of(net.program, memory, net.weight, rows).at(r, 0) = T{1};
    }
}

OptimiserCall call_for(const Net& net, Memory<float>& memory, std::vector<float>& slots) {
    slots.assign(static_cast<std::size_t>(2 * net.program.n_parameters), 0.0f);
    OptimiserCall call;
    call.parameters = memory.parameters;
    call.gradients = memory.d_parameters;
    call.slots = slots.data();
    call.n = net.program.n_parameters;
    call.learning_rate = 0.05f;
    return call;
}

void train(const Net& net, Memory<float>& memory, OptimiserCall& call, const Optimiser& optimiser, int rows) {
    forward(net.program, memory, rows);
    backward(net.program, memory, rows, net.loss);
    optimiser.step(call);
    ++call.step;
}

long wrong_padding(const Matrix<float>& m) {
    long wrong = 0;
    for (int r = 0; r < m.rows; ++r) {
        for (int c = m.cols; c < m.stride; ++c) wrong += m.at(r, c) != 0.0f ? 1 : 0;
    }
    return wrong;
}

}  // namespace

TEST_CASE("gradients flow only where somebody wants them") {
    const Net net = make_net(4);
    const Graph& graph = net.program.graph;
    const auto wants = [&](Value v) { return graph.nodes[static_cast<std::size_t>(v.index)].wants_gradient; };
    CHECK_FALSE(wants(net.x));
    CHECK(wants(net.w));
    CHECK(wants(net.hidden));
    CHECK(wants(net.loss));
    Memory<float> memory = make_memory<float>(net.program);
    CHECK(gradient_of(net.program, memory, net.x, 4).data == nullptr);
    CHECK(gradient_of(net.program, memory, net.w, 4).data != nullptr);
    CHECK(find_value(graph, "1.weight") == net.w);
    CHECK(find_value(graph, "tanh").index == -1);  // ops have no name of their own
    CHECK(shape_of(graph, net.logits) == Shape{kBatchRows, 5});
}

TEST_CASE("memory is aligned, apart, and zero at first") {
    const Net net = make_net(300);
    Memory<float> memory = make_memory<float>(net.program);
    for (const float* start : {memory.values, memory.parameters, memory.d_values, memory.d_parameters}) {
        CHECK(reinterpret_cast<std::uintptr_t>(start) % 32 == 0);
    }
    // Number the elements of every value: if two overlapped, the first would lose its numbers.
    for (int pass = 0; pass < 2; ++pass) {
        float number = 0.0f;
        long wrong = 0;
        for (int i = 0; i < static_cast<int>(net.program.graph.nodes.size()); ++i) {
            for (const Matrix<float>& m :
                 {value_of(net.program, memory, {i}, 300), gradient_of(net.program, memory, {i}, 300)}) {
                if (m.data == nullptr) continue;
                for (long e = 0; e < static_cast<long>(m.rows) * m.stride; ++e) {
                    if (pass == 0) wrong += m.data[e] != 0.0f ? 1 : 0;
                    if (pass == 1) wrong += m.data[e] != number + 1.0f ? 1 : 0;
                    m.data[e] = ++number;
                }
            }
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("initialisers keep their bounds, and a seed is a seed") {
    Graph graph;
    const Value glorot = add_parameter(graph, "glorot", {20, 30}, Init::glorot);
    const Value he = add_parameter(graph, "he", {24, 9}, Init::he);
    const Value identity = add_parameter(graph, "identity", {9, 11}, Init::identity);
    const Value zero = add_parameter(graph, "zero", {1, 11}, Init::zero);
    const Program program = compile(std::move(graph), 1);
    Memory<float> memory = make_memory<float>(program);
    for (long i = 0; i < program.n_parameters; ++i) memory.parameters[i] = 7.0f;  // must not show afterwards
    initialise(program, memory, 5);
    const auto largest = [&](Value v) {
        const Matrix<float> m = value_of(program, memory, v, 1);
        float found = 0.0f;
        for (int r = 0; r < m.rows; ++r) {
            for (int c = 0; c < m.cols; ++c) found = std::max(found, std::abs(m.at(r, c)));
        }
        return static_cast<double>(found);
    };
    // With hundreds of uniform numbers the largest is within 5 % of the bound (chance of less: 0.95^216 = 2e-5).
    CHECK(largest(glorot) <= std::sqrt(6.0 / 50) * 1.000001);
    CHECK(largest(glorot) > std::sqrt(6.0 / 50) * 0.95);
    CHECK(largest(he) <= std::sqrt(6.0 / 24) * 1.000001);
    CHECK(largest(he) > std::sqrt(6.0 / 24) * 0.95);
    CHECK(largest(zero) == 0.0);
    const Matrix<float> i = value_of(program, memory, identity, 1);
    for (int r = 0; r < 9; ++r) {
        for (int c = 0; c < 11; ++c) CHECK(i.at(r, c) == (r == c ? 1.0f : 0.0f));
    }
    for (const Value v : {glorot, he, identity, zero}) CHECK(wrong_padding(value_of(program, memory, v, 1)) == 0);
    const std::uint64_t hash = hash_parameters(program, memory);
    initialise(program, memory, 6);
    CHECK(hash_parameters(program, memory) != hash);
    initialise(program, memory, 5);
    CHECK(hash_parameters(program, memory) == hash);
}

TEST_CASE("the hash sees every parameter and no padding") {
    const Net net = make_net(1);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    const std::uint64_t hash = hash_parameters(net.program, memory);
    const Matrix<float> w = value_of(net.program, memory, net.w, 1);
    w.row(1)[9] = 3.0f;  // 9 columns: this one is padding
    CHECK(hash_parameters(net.program, memory) == hash);
    w.at(2, 8) = -w.at(2, 8);
    CHECK(hash_parameters(net.program, memory) != hash);
}

TEST_CASE("training lowers the loss, keeps padding zero and allocates nothing") {
    const Net net = make_net(40);
    for (const Optimiser* optimiser : optimiser_table()) {
        const std::string id(optimiser->id);
        CAPTURE(id);
        Memory<float> memory = make_memory<float>(net.program);
        initialise(net.program, memory, 1);
        fill_batch(net, memory, 40);
        std::vector<float> slots;
        OptimiserCall call = call_for(net, memory, slots);
        forward(net.program, memory, 33);
        const float before = value_of(net.program, memory, net.loss, 33).at(0, 0);
        const long allocations_before = tests::allocations();
        for (int step = 0; step < 100; ++step) train(net, memory, call, *optimiser, step % 3 == 0 ? 7 : 33);
        CHECK(tests::allocations() == allocations_before);
        forward(net.program, memory, 33);
        CHECK(value_of(net.program, memory, net.loss, 33).at(0, 0) < 0.95f * before);
        long wrong = 0;
        for (int i = 0; i < static_cast<int>(net.program.graph.nodes.size()); ++i) {
            wrong += wrong_padding(value_of(net.program, memory, {i}, 40));
            const Matrix<float> gradient = gradient_of(net.program, memory, {i}, 40);
            if (gradient.data != nullptr) wrong += wrong_padding(gradient);
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("the counter of allocations does count") {
    const long before = tests::allocations();
    std::vector<int> some(10);
    some.reserve(1000);
    CHECK(tests::allocations() >= before + 2);
}

TEST_CASE("rows beyond the batch are neither read nor written") {
    const Net net = make_net(8);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    fill_batch(net, memory, 3);
    constexpr float kNan = __builtin_nanf("");
    const Matrix<float> x = value_of(net.program, memory, net.x, 8);
    for (int r = 3; r < 8; ++r) x.at(r, 0) = kNan;
    const Matrix<float> hidden = value_of(net.program, memory, net.hidden, 8);
    hidden.at(3, 0) = 123.0f;
    forward(net.program, memory, 3);
    backward(net.program, memory, 3, net.loss);
    CHECK(std::isfinite(value_of(net.program, memory, net.loss, 3).at(0, 0)));
    CHECK(hidden.at(3, 0) == 123.0f);
    CHECK(std::isfinite(gradient_of(net.program, memory, net.w, 3).at(0, 0)));
    CHECK(all_finite(net.program, memory));
}

TEST_CASE("no rows: loss 0 and gradients 0") {
    const Net net = make_net(8);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    fill_batch(net, memory, 8);
    forward(net.program, memory, 8);
    backward(net.program, memory, 8, net.loss);
    CHECK(gradient_of(net.program, memory, net.w, 8).at(0, 0) != 0.0f);
    forward(net.program, memory, 0);
    backward(net.program, memory, 0, net.loss);
    CHECK(value_of(net.program, memory, net.loss, 0).at(0, 0) == 0.0f);
    for (long i = 0; i < net.program.n_parameters; ++i) CHECK(memory.d_parameters[i] == 0.0f);
}

TEST_CASE("gradients are those of the loss that was asked for") {
    const Net net = make_net(8);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    fill_batch(net, memory, 8);
    const Matrix<float> target = value_of(net.program, memory, find_value(net.program.graph, "target"), 8);
    for (int r = 0; r < 8; ++r) target.at(r, 2) = 1.0f;
    const Value w2 = find_value(net.program.graph, "2.weight");
    forward(net.program, memory, 8);
    backward(net.program, memory, 8, net.loss);
    CHECK(gradient_of(net.program, memory, w2, 8).at(2, 1) != 0.0f);
    backward(net.program, memory, 8, net.other_loss);
    CHECK(gradient_of(net.program, memory, w2, 8).at(2, 1) == 0.0f);  // the head of the first loss
    CHECK(gradient_of(net.program, memory, net.w, 8).at(0, 1) == 0.0f);
    CHECK(gradient_of(net.program, memory, net.w, 8).at(0, 2) != 0.0f);
}

TEST_CASE("fast and plain programs agree on a whole net") {
    const Net net = make_net(33);
    Memory<float> fast = make_memory<float>(net.program);
    Memory<double> plain = make_memory<double>(net.program);
    initialise(net.program, fast, 1);
    for (long i = 0; i < net.program.n_parameters; ++i) plain.parameters[i] = static_cast<double>(fast.parameters[i]);
    fill_batch(net, fast, 33);
    fill_batch(net, plain, 33);
    forward(net.program, fast, 33);
    forward(net.program, plain, 33);
    backward(net.program, fast, 33, net.loss);
    backward(net.program, plain, 33, net.loss);
    double worst = 0.0;
    for (long i = 0; i < net.program.n_parameters; ++i) {
        worst = std::max(worst, std::abs(static_cast<double>(fast.d_parameters[i]) - plain.d_parameters[i]));
    }
    CHECK(worst < 1e-6);  // means over 33 things of numbers below 1, each rounded to 6e-8 a few times
    CHECK(worst > 0.0);   // they are different programs
}

TEST_CASE("values that are not finite are noticed") {
    const Net net = make_net(1);
    Memory<float> memory = make_memory<float>(net.program);
    initialise(net.program, memory, 1);
    CHECK(all_finite(net.program, memory));
    value_of(net.program, memory, net.w, 1).at(2, 8) = __builtin_inff();
    CHECK_FALSE(all_finite(net.program, memory));
    value_of(net.program, memory, net.w, 1).at(2, 8) = __builtin_nanf("");
    CHECK_FALSE(all_finite(net.program, memory));
}
