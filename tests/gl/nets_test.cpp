// gl/training: whole nets of sequences and of pictures, whose ops wait for each other's notes, against the plain loops
// in double.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/random.h"
#include "engine/op_check.h"
#include "engine/program.h"
#include "gl/gl_context.h"
#include "gl/training/machine.h"

using namespace engine;

namespace {

constexpr int kThings = 5;
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

// Words through two recurrent layers, with attention between them: each layer's turns wait for the other's.
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
    const Value last = apply(graph, ops::last_row, {second});
    const Value mean = apply(graph, ops::mean_of_rows, {second});
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

struct Result {
    double out = 0, gradient = 0;
    int n_parameters = 0;
    double largest_gradient = 0;
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

// The same numbers in the plain program's memory and in all models of the machine.
void fill(const Program& program, Memory<double>& memory, const gl::Machine& machine) {
    core::Random random = core::random_stream(5, "net");
    for (int i = 0; i < static_cast<int>(program.graph.nodes.size()); ++i) {
        const Node& node = program.graph.nodes[static_cast<std::size_t>(i)];
        if (node.kind == NodeKind::op) continue;
        const Matrix<double> to = value_of(program, memory, {i}, kThings);
        op_check::Tensor<float> numbers = op_check::make_tensor<float>(to.rows, to.cols);
        for (int r = 0; r < to.rows; ++r) {
            for (int c = 0; c < to.cols; ++c) {
                numbers.matrix.at(r, c) = number_of(random, node);
                to.at(r, c) = static_cast<double>(numbers.matrix.at(r, c));
            }
        }
        for (int m = 0; m < machine.models; ++m) gl::write_value(machine, m, {i}, op_check::read_only(numbers));
    }
}

op_check::Tensor<float> room_like(const Matrix<double>& matrix) {
    return op_check::make_tensor<float>(matrix.rows, matrix.cols);
}

Result compare(Value (*add_net)(Graph&)) {
    Graph graph;
    const Value out = add_net(graph);
    const Value target = add_input(graph, "target", shape_of(graph, out));
    const Value weight = add_input(graph, "weight", shape_of(graph, out));
    const Value loss = apply(graph, ops::mean_squared_error, {out, target, weight});
    const Program program = compile(graph, kThings, Fuse::nothing);
    Memory<double> memory = make_memory<double>(program);
    gl::Kernels kernels;
    gl::Machine machine;
    const gl::Wish wish{
        .graph = &graph, .things = kThings, .models = 2, .loss = loss, .values = {out}, .side_by_side = {}};
    REQUIRE(gl::make_machine(machine, kernels, wish).ok());
    fill(program, memory, machine);
    forward(program, memory, kThings);
    backward(program, memory, kThings, loss);
    // Twice: what an earlier run left in the notes must not matter.
    for (int i = 0; i < 2; ++i) gl::run(machine, kernels);
    Result result;
    const Matrix<double> wanted = value_of(program, memory, out, kThings);
    op_check::Tensor<float> got = room_like(wanted);
    gl::read_value(machine, 1, out, got.matrix);
    result.out = worst_of(got, wanted);
    for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) {
        if (graph.nodes[static_cast<std::size_t>(i)].kind != NodeKind::parameter) continue;
        const Matrix<double> gradient = gradient_of(program, memory, {i}, kThings);
        op_check::Tensor<float> its = room_like(gradient);
        gl::read_gradient(machine, 1, {i}, its.matrix);
        result.gradient = std::max(result.gradient, worst_of(its, gradient));
        for (int c = 0; c < gradient.cols; ++c)
            result.largest_gradient = std::max(result.largest_gradient, std::abs(gradient.at(0, c)));
        ++result.n_parameters;
    }
    gl::free_machine(machine);
    gl::free_kernels(kernels);
    return result;
}

}  // namespace

TEST_CASE("whole nets of kernels agree with the plain loops") {
    gl_test::Context context;
    for (Value (*net)(Graph&) : {add_sequence_net, add_picture_net}) {
        const Result result = compare(net);
        CHECK(result.out < kTolerance);
        CHECK(result.gradient < kTolerance);
        CHECK(result.largest_gradient > 0.01);  // there was something to compare
        CHECK(result.n_parameters >= 2);
    }
}
