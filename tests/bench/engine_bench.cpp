// How fast the engine is: the product in GFLOP/s, fast against plain, and whole training steps in samples a second.
// Prints a table; natively and as WebAssembly under node. Not a test: nothing fails here.
// Each figure is the median of kRounds rounds, with the slowest and fastest beside it; fast and plain take turns.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "core/random.h"
#include "engine/optimiser.h"
#include "engine/product.h"
#include "engine/program.h"
#include "spec_bench.h"

namespace {

constexpr int kRounds = 7;

// Time of the processor and not of the wall, so that a busy machine disturbs less (under node it is the wall's).
double now_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Spread {
    double low = 0.0, median = 0.0, high = 0.0;
};

Spread spread_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

// Seconds of one call, from as many calls as fill about 50 ms.
template <class Work>
double seconds_of(Work work) {
    long calls = 1;
    for (;;) {
        const double start = now_s();
        for (long i = 0; i < calls; ++i) work();
        const double taken = now_s() - start;
        if (taken > 0.05) return taken / static_cast<double>(calls);
        calls *= taken > 0.005 ? 2 : 8;
    }
}

template <class T>
struct Store {
    std::vector<T> store;
    engine::Matrix<T> matrix;
};

template <class T>
Store<T> random_matrix(int rows, int cols) {
    Store<T> made;
    const int stride = engine::padded(cols);
    made.store.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(stride), T{0});
    made.matrix = {made.store.data(), rows, cols, stride};
    core::Random random = core::random_stream(1, "bench");
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < cols; ++c) made.matrix.at(r, c) = static_cast<T>(core::next_uniform(random, -1.0f, 1.0f));
    }
    return made;
}

template <class T>
engine::Matrix<const T> read_only(engine::Matrix<T> m) {
    return {m.data, m.rows, m.cols, m.stride};
}

void bench_product(int rows, int depth, int cols, bool is_transposed) {
    Store<float> a = is_transposed ? random_matrix<float>(depth, rows) : random_matrix<float>(rows, depth);
    Store<float> b = random_matrix<float>(depth, cols);
    Store<float> c = random_matrix<float>(rows, cols);
    Store<double> a_plain = is_transposed ? random_matrix<double>(depth, rows) : random_matrix<double>(rows, depth);
    Store<double> b_plain = random_matrix<double>(depth, cols);
    Store<double> c_plain = random_matrix<double>(rows, cols);
    const auto left = read_only(a.matrix);
    const auto left_plain = read_only(a_plain.matrix);
    std::vector<double> gflops;
    std::vector<double> ratio;
    for (int round = 0; round < kRounds; ++round) {
        const double fast = seconds_of([&] {
            engine::product(is_transposed ? engine::transposed(left) : engine::factor(left), read_only(b.matrix),
                            c.matrix, engine::Into::overwrite);
        });
        const double plain = seconds_of([&] {
            engine::product_plain(is_transposed ? engine::transposed(left_plain) : engine::factor(left_plain),
                                  read_only(b_plain.matrix), c_plain.matrix, engine::Into::overwrite);
        });
        gflops.push_back(2e-9 * rows * depth * cols / fast);
        ratio.push_back(plain / fast);
    }
    const Spread g = spread_of(gflops);
    std::printf("product %4d x %4d x %4d %s  %7.2f GFLOP/s (%.2f to %.2f)   fast/plain %6.1f\n", rows, depth, cols,
                is_transposed ? "A^T" : "A  ", g.median, g.low, g.high, spread_of(ratio).median);
}

enum class Activation { tanh, relu };

struct Net {
    engine::Program program;
    engine::Value x, label, weight, loss;
};

// widths: inputs, hidden ..., classes; the last but one is the map, without an activation.
Net make_net(const std::vector<int>& widths, Activation activation, int max_rows) {
    using namespace engine;
    Net net;
    Graph graph;
    net.x = add_input(graph, "x", {kBatchRows, widths.front()});
    net.label = add_input(graph, "class", {kBatchRows, 1});
    net.weight = add_input(graph, "weight", {kBatchRows, 1});
    Value y = net.x;
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const std::string name = std::to_string(i);
        const Value w = add_parameter(graph, name + ".weight", {widths[i - 1], widths[i]}, Init::glorot);
        const Value b = add_parameter(graph, name + ".bias", {1, widths[i]}, Init::zero);
        y = apply(graph, ops::bias, {apply(graph, ops::dense, {y, w}), b});
        if (i + 2 < widths.size()) y = apply(graph, activation == Activation::tanh ? ops::tanh : ops::relu, {y});
    }
    net.loss = apply(graph, ops::softmax_cross_entropy, {y, net.label, net.weight});
    net.program = compile(std::move(graph), max_rows);
    return net;
}

template <class T>
void fill_batch(const Net& net, engine::Memory<T>& memory, int rows, int classes) {
    core::Random random = core::random_stream(7, "batch");
    const engine::Matrix<T> x = engine::value_of(net.program, memory, net.x, rows);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < x.cols; ++c) x.at(r, c) = static_cast<T>(core::next_uniform(random, -1.0f, 1.0f));
        engine::value_of(net.program, memory, net.label, rows).at(r, 0) =
            static_cast<T>(core::next_below(random, static_cast<std::uint32_t>(classes)));
        engine::value_of(net.program, memory, net.weight, rows).at(r, 0) = T{1};
    }
}

void bench_training(const char* name, const std::vector<int>& widths, Activation activation, int rows, int max_rows) {
    const Net net = make_net(widths, activation, max_rows);
    auto memory = engine::make_memory<float>(net.program);
    auto memory_plain = engine::make_memory<double>(net.program);
    engine::initialise(net.program, memory, 1);
    for (long i = 0; i < net.program.n_parameters; ++i) {
        memory_plain.parameters[i] = static_cast<double>(memory.parameters[i]);
    }
    fill_batch(net, memory, rows, widths.back());
    fill_batch(net, memory_plain, rows, widths.back());
    for (const engine::Optimiser* optimiser : engine::optimiser_table()) {
        std::vector<float> slots(static_cast<std::size_t>(net.program.n_parameters * optimiser->n_slots), 0.0f);
        engine::OptimiserCall call;
        call.parameters = memory.parameters;
        call.gradients = memory.d_parameters;
        call.slots = slots.data();
        call.n = net.program.n_parameters;
        call.learning_rate = 1e-4f;
        call.step = 0;
        std::vector<double> rates;
        std::vector<double> ratio;
        for (int round = 0; round < kRounds; ++round) {
            const double fast = seconds_of([&] {
                engine::forward(net.program, memory, rows);
                engine::backward(net.program, memory, rows, net.loss);
                ++call.step;
                optimiser->step(call);
            });
            const double plain = seconds_of([&] {
                engine::forward(net.program, memory_plain, rows);
                engine::backward(net.program, memory_plain, rows, net.loss);
            });
            rates.push_back(rows / fast);
            ratio.push_back(plain / fast);
        }
        const Spread s = spread_of(rates);
        std::printf("%-28s %-9s %11.0f samples/s (%.0f to %.0f)   fast/plain %6.1f\n", name,
                    std::string(optimiser->id).c_str(), s.median, s.low, s.high, spread_of(ratio).median);
    }
}

}  // namespace

int main() {
    bench_product(256, 256, 256, false);
    bench_product(256, 256, 256, true);
    bench_product(64, 784, 128, false);
    bench_product(784, 64, 128, true);
    bench_product(64, 128, 2, false);
    bench_product(1024, 64, 64, false);
    bench_product(10, 8, 8, false);
    bench_product(8, 10, 8, true);
    bench_training("W1 2-8-8-2-4 tanh, batch 10", {2, 8, 8, 2, 4}, Activation::tanh, 10, 500);
    bench_training("W1 full batch of 500", {2, 8, 8, 2, 4}, Activation::tanh, 500, 500);
    bench_training("W2 784-128-2-10, batch 64", {784, 128, 2, 10}, Activation::relu, 64, 64);
    bench_default_specs();
    return 0;
}
