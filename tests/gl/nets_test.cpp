// gl/training: whole nets of sequences and of pictures, whose ops wait for each other's notes, and of layers so large
// that their products are worked out in blocks, against the plain loops in double.
#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/random.h"
#include "engine/op_check.h"
#include "engine/ops.h"
#include "engine/program.h"
#include "gl/gl_context.h"
#include "gl/training/machine.h"

using namespace engine;

namespace {

constexpr int kSteps = 4;
// The largest seen is 1e-6.
constexpr double kTolerance = 1e-5;

Value add_lstm(Graph& graph, const std::string& name, Value x, int units) {
    const int inputs = shape_of(graph, x).cols;
    const Value w_x = add_parameter(graph, name + ".x", {inputs, 4 * units}, Init::glorot);
    const Value w_h = add_parameter(graph, name + ".h", {units, 4 * units}, Init::glorot);
    const Value b = add_parameter(graph, name + ".b", {1, 4 * units}, Init::zero);
    return apply(graph, ops::lstm, {x, w_x, w_h, b}, {.ints = {kSteps}});
}

Value add_gru(Graph& graph, Value x, int units) {
    const int inputs = shape_of(graph, x).cols;
    const Value w_x = add_parameter(graph, "gru.x", {inputs, 3 * units}, Init::glorot);
    const Value w_h = add_parameter(graph, "gru.h", {units, 3 * units}, Init::glorot);
    const Value b = add_parameter(graph, "gru.b", {1, 4 * units}, Init::zero);
    return apply(graph, ops::gru, {x, w_x, w_h, b}, {.ints = {kSteps}});
}

// Words through three recurrent layers, with attention between two of them: each layer's turns wait for the other's.
Value add_sequence_net(Graph& graph) {
    const Value ids = add_input(graph, "ids", {-kSteps, 1});
    const Value table = add_parameter(graph, "table", {7, 6}, Init::glorot);
    const Value words = apply(graph, ops::embedding_lookup, {ids, table});
    const Value first = add_lstm(graph, "first", words, 6);
    const Value gain = add_parameter(graph, "gain", {1, 6}, Init::glorot);
    const Value shift = add_parameter(graph, "shift", {1, 6}, Init::zero);
    const Value normal = apply(graph, ops::layer_norm, {first, gain, shift});
    const Value seen = apply(graph, ops::attention, {normal, normal, first}, {.ints = {2, 1, kSteps}});
    const Value second = add_lstm(graph, "second", apply(graph, ops::concatenate, {seen, words}), 5);
    const Value third = add_gru(graph, second, 7);
    const Value last = apply(graph, ops::last_row, {third});
    const Value mean = apply(graph, ops::mean_of_rows, {third});
    return apply(graph, ops::add, {last, mean});
}

Value add_picture_net(Graph& graph) {
    const Value x = add_input(graph, "x", {-6 * 6, 2});
    const Value w = add_parameter(graph, "w", {3 * 3 * 2, 5}, Init::glorot);
    const Value y = apply(graph, ops::conv2d, {x, w}, {.ints = {6, 6, 3, 1, 1}});
    const Value largest = apply(graph, ops::max_pool, {y}, {.ints = {6, 6, 2, 2}});
    const Value mean = apply(graph, ops::average_pool, {y}, {.ints = {6, 6, 2, 2}});
    const Value both = apply(graph, ops::concatenate, {largest, mean});
    const Value large = apply(graph, ops::upsample, {both}, {.ints = {3, 3, 2}});
    const Value w2 = add_parameter(graph, "w2", {2 * 2 * 10, 3}, Init::glorot);
    const Value narrow = apply(graph, ops::conv2d, {large, w2}, {.ints = {6, 6, 2, 2, 0}});
    const Value flat = apply(graph, ops::flatten, {narrow});
    return apply(graph, ops::unflatten, {flat}, {.ints = {3}});
}

// Layers: inputs, units ..., with an activation but the last. No width is a multiple of 4 but 52: beside it the bias'
// gradient has a block of its own.
Value add_layers(Graph& graph, const std::vector<int>& widths, const Op& activation) {
    Value y = add_input(graph, "x", {kBatchRows, widths.front()});
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const std::string name = std::to_string(i);
        const Value w = add_parameter(graph, name + ".w", {widths[i - 1], widths[i]}, Init::glorot);
        const Value b = add_parameter(graph, name + ".b", {1, widths[i]}, Init::glorot);
        y = apply(graph, ops::bias, {apply(graph, ops::dense, {y, w}), b});
        if (i + 1 < widths.size()) y = apply(graph, activation, {y});
    }
    return y;
}

Value add_tanh_net(Graph& graph) { return add_layers(graph, {45, 42, 31, 3}, ops::tanh); }
Value add_relu_net(Graph& graph) { return add_layers(graph, {47, 52, 33, 2}, ops::relu); }
Value add_plain_net(Graph& graph) { return add_layers(graph, {46, 37}, ops::tanh); }

struct Size {
    int things = 5, models = 2;
};

struct Result {
    double out = 0, gradient = 0;
    int n_parameters = 0;
    double largest_gradient = 0;
    std::set<std::string> in_blocks;  // functions
};

double worst_of(const op_check::Tensor<float>& got, const Matrix<double>& wanted) {
    double worst = 0.0;
    for (int r = 0; r < wanted.rows; ++r) {
        for (int c = 0; c < wanted.cols; ++c) {
            const double it = static_cast<double>(got.matrix.at(r, c));
            worst = std::max(worst, op_check::error_of(it, wanted.at(r, c)));
        }
    }
    return worst;
}

float number_of(core::Random& random, const Node& node) {
    if (node.name == "weight") return core::next_uniform(random, 0.5f, 1.0f);
    return node.name == "ids" ? static_cast<float>(core::next_below(random, 7)) : core::next_uniform(random, -1, 1);
}

// The same numbers in the plain program's memory and in the last model of the machine.
void fill(const Program& program, Memory<double>& memory, const gl::Machine& machine) {
    const int n_things = machine.things;
    core::Random random = core::random_stream(5, "net");
    for (int i = 0; i < static_cast<int>(program.graph.nodes.size()); ++i) {
        const Node& node = program.graph.nodes[static_cast<std::size_t>(i)];
        if (node.kind == NodeKind::op) continue;
        const Matrix<double> to = value_of(program, memory, {i}, n_things);
        op_check::Tensor<float> numbers = op_check::make_tensor<float>(to.rows, to.cols);
        for (int r = 0; r < to.rows; ++r) {
            for (int c = 0; c < to.cols; ++c) {
                numbers.matrix.at(r, c) = number_of(random, node);
                to.at(r, c) = static_cast<double>(numbers.matrix.at(r, c));
            }
        }
        gl::write_value(machine, machine.models - 1, {i}, op_check::read_only(numbers));
        // The others have other numbers, which must not be seen in the last.
        for (float& x : numbers.store) x = node.name == "ids" ? 0.0f : 3.0f * x + 1.0f;
        for (int m = 0; m + 1 < machine.models; ++m) gl::write_value(machine, m, {i}, op_check::read_only(numbers));
    }
}

op_check::Tensor<float> room_like(const Matrix<double>& matrix) {
    return op_check::make_tensor<float>(matrix.rows, matrix.cols);
}

Result compare(Value (*add_net)(Graph&), const Size& size) {
    Graph graph;
    const Value out = add_net(graph);
    const Value target = add_input(graph, "target", shape_of(graph, out));
    const Value weight = add_input(graph, "weight", shape_of(graph, out));
    const Value loss = apply(graph, ops::mean_squared_error, {out, target, weight});
    const Program program = compile(graph, size.things, Fuse::nothing);
    Memory<double> memory = make_memory<double>(program);
    gl::Kernels kernels;
    gl::Machine machine;
    const gl::Request request{.graph = &graph,
                              .things = size.things,
                              .models = size.models,
                              .loss = loss,
                              .values = {out},
                              .share_surface = {}};
    REQUIRE(gl::make_machine(machine, kernels, request).ok());
    fill(program, memory, machine);
    forward(program, memory, size.things);
    backward(program, memory, size.things, loss);
    // Twice: what an earlier run left in the notes must not matter.
    for (int i = 0; i < 2; ++i) gl::run(machine, kernels);
    Result result;
    const Matrix<double> wanted = value_of(program, memory, out, size.things);
    op_check::Tensor<float> got = room_like(wanted);
    gl::read_value(machine, size.models - 1, out, got.matrix);
    result.out = worst_of(got, wanted);
    for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) {
        if (graph.nodes[static_cast<std::size_t>(i)].kind != NodeKind::parameter) continue;
        const Matrix<double> gradient = gradient_of(program, memory, {i}, size.things);
        op_check::Tensor<float> its = room_like(gradient);
        gl::read_gradient(machine, size.models - 1, {i}, its.matrix);
        result.gradient = std::max(result.gradient, worst_of(its, gradient));
        for (int c = 0; c < gradient.cols; ++c)
            result.largest_gradient = std::max(result.largest_gradient, std::abs(gradient.at(0, c)));
        ++result.n_parameters;
    }
    for (const gl::Pass& pass : machine.passes.passes) {
        const std::string& function = pass.kernel->function;
        if (function.find("_block") != std::string::npos) result.in_blocks.insert(function);
    }
    gl::free_machine(machine);
    gl::free_kernels(kernels);
    return result;
}

}  // namespace

TEST_CASE("whole nets of kernels agree with the plain loops") {
    gl_test::Context context;
    for (Value (*net)(Graph&) : {add_sequence_net, add_picture_net}) {
        const Result result = compare(net, {});
        CHECK(result.out < kTolerance);
        CHECK(result.gradient < kTolerance);
        CHECK(result.largest_gradient > 0.01);  // there was something to compare
        CHECK(result.n_parameters >= 2);
    }
}

TEST_CASE("layers in blocks agree with the plain loops, one model or several, and twice to the same bits") {
    gl_test::Context context;
    const std::set<std::string> all = {"backward_0_block", "backward_1_block", "forward_block"};
    for (Value (*net)(Graph&) : {add_tanh_net, add_relu_net, add_plain_net}) {
        // Rows that leave 1 to 3 beside whole blocks, and none.
        for (const Size size : {Size{101, 1}, Size{98, 3}, Size{87, 3}, Size{88, 2}}) {
            CAPTURE(size.things);
            const Result result = compare(net, size);
            CHECK(result.in_blocks ==
                  (net == add_plain_net ? std::set<std::string>{"backward_1_block", "forward_block"} : all));
            CHECK(result.out < kTolerance);
            CHECK(result.gradient < kTolerance);
            CHECK(result.largest_gradient > 0.001);
            const Result again = compare(net, size);
            CHECK(again.out == result.out);
            CHECK(again.gradient == result.gradient);
        }
    }
}

TEST_CASE("a small net stays with passes without blocks") {
    gl_test::Context context;
    CHECK(compare(add_tanh_net, {4, 1}).in_blocks.empty());
}
