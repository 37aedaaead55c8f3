// Rules for single parameters: a learning rate of their own is that learning rate, with every optimiser; a limit holds; and
// what is not a number stays one that the trainer finds.
#include "engine/update_rules.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "engine/ops.h"
#include "engine/optimiser.h"
#include "engine/weight_decay.h"

namespace {

using engine::Value;

// Two matrices: x W V.
struct Net {
    engine::Program program;
    engine::Memory<float> memory;
    Value first, second;
};

Net net() {
    Net made;
    engine::Graph graph;
    const Value x = engine::add_input(graph, "x", {engine::kBatchRows, 3});
    made.first = engine::add_parameter(graph, "first", {3, 5}, engine::Init::glorot);
    made.second = engine::add_parameter(graph, "second", {5, 2}, engine::Init::glorot);
    const Value hidden = engine::apply(graph, engine::ops::dense, {x, made.first});
    const Value out = engine::apply(graph, engine::ops::dense, {hidden, made.second});
    engine::apply(graph, engine::ops::mean_square, {out});
    made.program = engine::compile(std::move(graph), 4);
    made.memory = engine::make_memory<float>(made.program);
    engine::initialise(made.program, made.memory, 3);
    return made;
}

// Steps with made-up gradients, the same for all.
void run(Net& net, const engine::Optimiser& optimiser, float learning_rate,
         const std::vector<engine::UpdateRule>& rules) {
    const long n = net.program.n_parameters;
    std::vector<float> slots(static_cast<std::size_t>(n * optimiser.n_slots) + 1, 0.0f), before;
    for (long step = 1; step <= 4; ++step) {
        engine::keep_for_rules(net.program, net.memory, rules, before);
        for (const Value value : {net.first, net.second}) {
            const engine::Matrix<float> d = engine::gradient_of(net.program, net.memory, value, 1);
            for (int r = 0; r < d.rows; ++r) {
                for (int c = 0; c < d.cols; ++c) d.at(r, c) = static_cast<float>((r * 7 + c * 3 + step) % 5 - 2) / 4;
            }
        }
        if (optimiser.decoupled_decay) engine::decay_weights(net.memory.parameters, n, learning_rate, 0.3f);
        optimiser.step({.parameters = net.memory.parameters,
                        .gradients = net.memory.d_parameters,
                        .slots = slots.data(),
                        .n = n,
                        .learning_rate = learning_rate,
                        .step = step});
        engine::apply_rules(net.program, net.memory, rules, before);
    }
}

double apart(Net& a, Net& b, Value value) {
    const engine::Matrix<float> x = engine::value_of(a.program, a.memory, value, 1),
                                y = engine::value_of(b.program, b.memory, value, 1);
    double most = 0;
    for (int r = 0; r < x.rows; ++r) {
        for (int c = 0; c < x.cols; ++c)
            most = std::max(most, std::fabs(static_cast<double>(x.at(r, c)) - static_cast<double>(y.at(r, c))));
    }
    return most;
}

}  // namespace

TEST_CASE("parameters with an optimiser of their own are runs of their own, and all parameters are in one") {
    Net made = net();
    const long n = made.program.n_parameters;
    const engine::Optimiser& adam = *engine::find_optimiser("adam");
    const engine::Optimiser& sgd = *engine::find_optimiser("sgd");
    const auto runs_with = [&](const std::vector<engine::UpdateRule>& rules) {
        return engine::update_runs(made.program, rules, adam);
    };
    const std::vector<engine::UpdateRun> one = runs_with({{.parameter = made.first, .rate = 2}});
    REQUIRE(one.size() == 1);
    CHECK(one.front().n == n);
    CHECK(engine::slots_of(one) == 2);
    for (const Value own : {made.first, made.second}) {
        const std::vector<engine::UpdateRun> two = runs_with({{.parameter = own, .optimiser = &sgd}});
        REQUIRE(two.size() == 2);
        CHECK(two[0].first == 0);
        CHECK(two[1].first == two[0].n);
        CHECK(two[0].n + two[1].n == n);
        CHECK(two[own == made.first ? 0 : 1].optimiser == &sgd);
        CHECK(two[own == made.first ? 1 : 0].optimiser == &adam);
    }
    const std::vector<engine::UpdateRun> all =
        runs_with({{.parameter = made.second, .optimiser = &sgd}, {.parameter = made.first, .optimiser = &sgd}});
    REQUIRE(all.size() == 1);
    CHECK(all.front().optimiser == &sgd);
    CHECK(engine::slots_of(all) == 0);
}

TEST_CASE("a rate of its own gives a parameter the steps of that learning rate, and the others keep theirs") {
    for (const engine::Optimiser* optimiser : engine::optimiser_table()) {
        CAPTURE(optimiser->id);
        Net ruled = net(), fast = net(), slow = net();
        run(ruled, *optimiser, 0.04f, {{.parameter = ruled.second, .rate = 0.25f}});
        run(fast, *optimiser, 0.04f, {});
        run(slow, *optimiser, 0.01f, {});
        CHECK(apart(ruled, fast, ruled.first) == 0);
        CHECK(apart(ruled, slow, ruled.second) < 1e-6);  // weights of size 1, four steps: roundings
        CHECK(apart(ruled, fast, ruled.second) > 1e-3);
    }
}

TEST_CASE("a limit cuts each weight to its size and leaves smaller ones as they are, to the bit") {
    Net limited = net(), free = net();
    engine::apply_rules(limited.program, limited.memory, {{.parameter = limited.first, .limit = 0.2f}}, {});
    const engine::Matrix<float> x = engine::value_of(limited.program, limited.memory, limited.first, 1),
                                was = engine::value_of(free.program, free.memory, free.first, 1);
    int cut = 0;
    for (int r = 0; r < x.rows; ++r) {
        for (int c = 0; c < x.cols; ++c) {
            const float size = std::fabs(was.at(r, c));
            CHECK(x.at(r, c) == (size > 0.2f ? std::copysign(0.2f, was.at(r, c)) : was.at(r, c)));
            cut += size > 0.2f ? 1 : 0;
        }
    }
    CHECK(cut > 3);
    CHECK(apart(limited, free, limited.second) == 0);
}

TEST_CASE("a limit does not make a number of what is none") {
    Net net = ::net();
    engine::value_of(net.program, net.memory, net.first, 1).at(1, 1) = std::numeric_limits<float>::quiet_NaN();
    engine::apply_rules(net.program, net.memory, {{.parameter = net.first, .limit = 0.2f}}, {});
    CHECK_FALSE(engine::all_finite(net.program, net.memory));
}
