// A small net against PyTorch: loss and all gradients, by the fast and by the plain loops.
// The numbers, and the net, come from fixtures/network.py, which says how.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/ops.h"
#include "engine/program.h"

namespace {

using namespace engine;

struct Golden {
    std::string_view name;
    std::vector<double> gradient;
};

constexpr double kLoss = 1.584197059;
const Golden kGolden[] = {
    {"1.weight", {0.002589667,  0.005784088,  0.012676786,  0.009676643,  0.016868347,  0.017794392,  -0.024955820,
                  -0.017494286, -0.016848944, -0.001063355, -0.003485639, -0.008956996, -0.005488740, -0.008221705,
                  -0.010056734, 0.013379489,  0.010133744,  0.009526210,  0.006208695,  0.011392435,  0.021912354,
                  0.017751011,  0.030648057,  0.030464672,  -0.044729215, -0.031169341, -0.030942305}},
    {"1.bias",
     {0.020544476, 0.037080761, 0.067762901, 0.061396629, 0.107795388, 0.101362241, -0.154542119, -0.100686844,
      -0.103119183}},
    {"2.weight",
     {-0.052203723, -0.002276744, 0.112055277, 0.002172215, 0.010813638, -0.002133882, 0.135339266, 0.002308284,
      0.041276637, -0.001961711, -0.125639753, -0.001022105, -0.018393856, 0.001318048, -0.099996337, -0.000698556,
      0.017146649, 0.001581826}},
    {"2.bias", {0.210397957, 0.002852194}},
    {"3.weight",
     {0.034881334, 0.202617398, 0.044793982, -0.282292713, 0.002514193, 0.007419933, -0.018594627, 0.008660502}},
    {"3.bias", {-0.267148573, 0.354813609, 0.024050286, -0.111715321}},
};

struct Net {
    Program program;
    Value loss;
};

Value layer(Graph& graph, Value x, int width, const std::string& name) {
    const Value w = add_parameter(graph, name + ".weight", {shape_of(graph, x).cols, width}, Init::zero);
    const Value b = add_parameter(graph, name + ".bias", {1, width}, Init::zero);
    return apply(graph, ops::bias, {apply(graph, ops::dense, {x, w}), b});
}

Net make_net() {
    Graph graph;
    const Value x = add_input(graph, "x", {kBatchRows, 3});
    const Value label = add_input(graph, "class", {kBatchRows, 1});
    const Value weight = add_input(graph, "weight", {kBatchRows, 1});
    const Value target = add_input(graph, "target", {kBatchRows, 2});
    const Value ones = add_input(graph, "ones", {kBatchRows, 2});
    const Value half = add_input(graph, "half", {1, 1});
    const Value h = apply(graph, ops::tanh, {layer(graph, x, 9, "1")});
    const Value r = apply(graph, ops::relu, {layer(graph, h, 2, "2")});
    const Value z = layer(graph, r, 4, "3");
    const Value classify = apply(graph, ops::softmax_cross_entropy, {z, label, weight});
    const Value regress = apply(graph, ops::mean_squared_error, {r, target, ones});
    const Value loss = apply(graph, ops::add, {classify, apply(graph, ops::weigh, {regress, half})});
    return {compile(std::move(graph), 5), loss};
}

template <class T>
void fill(const Net& net, Memory<T>& memory, std::string_view name, auto number) {
    const Matrix<T> m = value_of(net.program, memory, find_value(net.program.graph, name), 5);
    for (int i = 0; i < m.rows * m.cols; ++i) m.at(i / m.cols, i % m.cols) = static_cast<T>(number(i));
}

template <class T>
void check_net(double tolerance) {
    constexpr double kClass[] = {0, 3, 1, 2, 3};
    constexpr double kWeight[] = {1.0, 0.5, 0.0, 0.25, 1.0};
    const Net net = make_net();
    Memory<T> memory = make_memory<T>(net.program);
    const auto numbers = [](int offset) { return [offset](int i) { return ((i * 7 + offset) % 13 - 6) / 8.0; }; };
    fill(net, memory, "x", numbers(1));
    fill(net, memory, "target", numbers(2));
    fill(net, memory, "class", [&](int i) { return kClass[i]; });
    fill(net, memory, "weight", [&](int i) { return kWeight[i]; });
    fill(net, memory, "ones", [](int) { return 1.0; });
    fill(net, memory, "half", [](int) { return 0.5; });
    int offset = 1;
    for (const Golden& golden : kGolden) {
        fill(net, memory, golden.name, numbers(offset));
        offset += 3;
    }
    forward(net.program, memory, 5);
    backward(net.program, memory, 5, net.loss);
    CHECK(std::abs(static_cast<double>(value_of(net.program, memory, net.loss, 5).at(0, 0)) - kLoss) < tolerance);
    for (const Golden& golden : kGolden) {
        const std::string name(golden.name);
        CAPTURE(name);
        const Matrix<T> d = gradient_of(net.program, memory, find_value(net.program.graph, name), 5);
        REQUIRE(static_cast<std::size_t>(d.rows * d.cols) == golden.gradient.size());
        for (int i = 0; i < d.rows * d.cols; ++i) {
            const double got = static_cast<double>(d.at(i / d.cols, i % d.cols));
            CHECK(std::abs(got - golden.gradient[static_cast<std::size_t>(i)]) < tolerance);
        }
    }
}

}  // namespace

TEST_CASE("plain loops agree with PyTorch") {
    check_net<double>(1e-8);  // the numbers are printed with 9 digits
}

TEST_CASE("fast loops agree with PyTorch") {
    check_net<float>(1e-6);  // about ten roundings of 6e-8 on the way to each number, all of size about 1
}
