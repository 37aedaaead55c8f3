// Slopes of pairs give the gradient that backward gives; running the ops between two values gives what a whole forward
// gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "engine/ops.h"
#include "engine/pair_gradients.h"

namespace {

using namespace engine;

constexpr int kRows = 23, kDims = 3;

void fill(const Matrix<float>& to, core::Random& random) {
    for (int r = 0; r < to.rows; ++r) {
        for (int c = 0; c < to.cols; ++c) to.at(r, c) = core::next_normal(random);
    }
}

// x -> map = x W, and a loss on pairs of the map.
struct Bench {
    Program program;
    Memory<float> memory;
    Value x, map, loss;
};

// Of its own because its inputs are: which thing each row is, whom it is linked with, and how far a link reaches.
Bench bench_of_links(Graph graph, Bench bench) {
    const Value thing = add_input(graph, "thing", {kBatchRows, 1}),
                linked = add_input(graph, "linked", {kBatchRows, kRows}),
                reach = add_parameter(graph, "reach", {1, 1}, Init::one);
    bench.loss = apply(graph, ops::links, {bench.map, thing, linked, reach});
    bench.program = compile(std::move(graph), kRows);
    bench.memory = make_memory<float>(bench.program);
    initialise(bench.program, bench.memory, 1);
    core::Random random = core::random_stream(5, "pair slopes");
    fill(value_of(bench.program, bench.memory, bench.x, kRows), random);
    for (int r = 0; r < kRows; ++r) {
        value_of(bench.program, bench.memory, thing, kRows).at(r, 0) = static_cast<float>(r == 4 ? 9 : r);
        for (int t = 0; t < kRows; ++t)
            value_of(bench.program, bench.memory, linked, kRows).at(r, t) = static_cast<float>((r * t + r + t) % 5 - 1);
    }
    return bench;
}

Bench bench_of(const Op& op) {
    Bench bench;
    Graph graph;
    bench.x = add_input(graph, "x", {kBatchRows, 4});
    const Value weight = add_parameter(graph, "weight", {4, kDims}, Init::glorot);
    bench.map = apply(graph, ops::dense, {bench.x, weight});
    if (&op == &ops::links) return bench_of_links(std::move(graph), bench);
    const bool of_features = &op == &ops::neighbours;
    const Value second = of_features ? bench.x : add_input(graph, "class", {kBatchRows, 1});
    const Value third = add_input(graph, "third", {kBatchRows, 1});
    bench.loss = apply(graph, op, {bench.map, second, third}, {.ints = {}, .floats = {0.8f}});
    bench.program = compile(std::move(graph), kRows);
    bench.memory = make_memory<float>(bench.program);
    initialise(bench.program, bench.memory, 1);
    core::Random random = core::random_stream(5, "pair slopes");
    fill(value_of(bench.program, bench.memory, bench.x, kRows), random);
    for (int r = 0; r < kRows; ++r) {
        if (!of_features) value_of(bench.program, bench.memory, second, kRows).at(r, 0) = static_cast<float>(r % 3);
        // A weight, where some things take no part; or a precision.
        value_of(bench.program, bench.memory, third, kRows).at(r, 0) = of_features ? 0.7f : r % 7 == 3 ? 0.0f : 1.0f;
    }
    return bench;
}

}  // namespace

TEST_CASE("slopes of pairs add up to the gradient at the map, for every loss on pairs") {
    int n_ops = 0;
    for (const Op* op : op_table()) {
        if (op->pair_gradients == nullptr) continue;
        ++n_ops;
        CAPTURE(op->name);
        Bench bench = bench_of(*op);
        CHECK(is_of_pairs(bench.program.graph, bench.loss));
        CHECK(!is_of_pairs(bench.program.graph, bench.map));
        forward(bench.program, bench.memory, kRows);
        const std::vector<double> slopes = pair_gradients(bench.program, bench.memory, bench.loss, kRows);
        backward(bench.program, bench.memory, kRows, bench.loss);
        const Matrix<float> map = value_of(bench.program, bench.memory, bench.map, kRows);
        const Matrix<float> d_map = gradient_of(bench.program, bench.memory, bench.map, kRows);
        double largest = 0;
        for (int i = 0; i < kRows; ++i) {
            CHECK(slopes[static_cast<std::size_t>(i * kRows + i)] == 0.0);
            for (int c = 0; c < kDims; ++c) {
                double sum = 0;
                for (int j = 0; j < kRows; ++j) {
                    const double g = slopes[static_cast<std::size_t>(i * kRows + j)];
                    CHECK(g == slopes[static_cast<std::size_t>(j * kRows + i)]);
                    sum += 2 * g * (static_cast<double>(map.at(i, c)) - static_cast<double>(map.at(j, c)));
                }
                CHECK(static_cast<double>(d_map.at(i, c)) == doctest::Approx(sum).epsilon(1e-4).scale(1e-3));
                largest = std::max(largest, std::fabs(sum));
            }
        }
        CHECK(largest > 1e-3);
    }
    CHECK(n_ops >= 4);
}

TEST_CASE("running the ops between two values: what a whole forward makes of the same value, and nothing else") {
    Graph graph;
    const Value x = add_input(graph, "x", {kBatchRows, 5});
    const auto layer = [&](const char* name, Value in, int width) {
        const Value weight =
            add_parameter(graph, std::string(name) + ".weight", {shape_of(graph, in).cols, width}, Init::glorot);
        const Value bias = add_parameter(graph, std::string(name) + ".bias", {1, width}, Init::glorot);
        return apply(graph, ops::tanh, {apply(graph, ops::bias, {apply(graph, ops::dense, {in, weight}), bias})});
    };
    const Value hidden = layer("hidden", x, 6), map = layer("map", hidden, 2);
    const Value answer = layer("answer", map, 3), aside = layer("aside", map, 4);
    CHECK(depends_on(graph, answer, x));
    CHECK(depends_on(graph, map, map));
    CHECK(!depends_on(graph, aside, answer));
    CHECK(!depends_on(graph, x, map));
    const Program program = compile(std::move(graph), kRows);
    Memory<float> memory = make_memory<float>(program), other = make_memory<float>(program);
    initialise(program, memory, 1);
    initialise(program, other, 1);
    core::Random random = core::random_stream(6, "between");
    fill(value_of(program, memory, x, kRows), random);
    fill(value_of(program, other, x, kRows), random);
    forward(program, memory, kRows);
    forward(program, other, kRows);
    const Matrix<float> from = value_of(program, other, hidden, kRows), to = value_of(program, memory, hidden, kRows);
    std::copy_n(from.data, static_cast<long>(from.rows) * from.stride, to.data);
    const float aside_before = value_of(program, memory, aside, kRows).at(3, 1);
    forward_between(program, memory, hidden, answer, kRows);
    for (const Value value : {map, answer}) {
        const Matrix<float> is = value_of(program, memory, value, kRows),
                            wanted = value_of(program, other, value, kRows);
        for (int r = 0; r < kRows; ++r) {
            for (int c = 0; c < is.cols; ++c) CHECK(is.at(r, c) == wanted.at(r, c));
        }
    }
    CHECK(value_of(program, memory, aside, kRows).at(3, 1) == aside_before);
    // A whole forward afterwards is as if nothing had been.
    Memory<float> store_mask = make_memory<float>(program);
    initialise(program, store_mask, 1);
    const Matrix<float> x_is = value_of(program, memory, x, kRows);
    std::copy_n(x_is.data, static_cast<long>(x_is.rows) * x_is.stride, value_of(program, store_mask, x, kRows).data);
    forward(program, memory, kRows);
    forward(program, store_mask, kRows);
    CHECK(value_of(program, memory, answer, kRows).at(7, 2) == value_of(program, store_mask, answer, kRows).at(7, 2));
}
