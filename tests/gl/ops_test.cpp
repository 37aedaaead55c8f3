// gl/training: every op's kernels against its plain loops in double, on the cases that the CPU's loops are tested on.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "engine/op_check.h"
#include "gl/gl_context.h"
#include "gl/training/machine.h"

using namespace engine;

namespace {

// A driver's exp and log are worse than ours.
constexpr double kTolerance = 3e-5;

// Rows that a batch may have; a graphics card is never given an empty one.
constexpr int kThings[] = {1, 7, 8, 9};

Value add_case(Graph& graph, const Op& op, const op_check::Bench<float>& bench) {
    std::vector<Value> in;
    for (std::size_t i = 0; i < bench.inputs.size(); ++i) {
        in.push_back(add_input(graph, "in" + std::to_string(i), bench.inputs[i].shape));
        graph.nodes.back().wants_gradient = op_cases::has_gradient(bench.inputs[i].numbers);
    }
    Value out;
    switch (in.size()) {
        case 1:
            out = apply(graph, op, {in[0]}, bench.attributes);
            break;
        case 2:
            out = apply(graph, op, {in[0], in[1]}, bench.attributes);
            break;
        case 3:
            out = apply(graph, op, {in[0], in[1], in[2]}, bench.attributes);
            break;
        default:
            out = apply(graph, op, {in[0], in[1], in[2], in[3]}, bench.attributes);
    }
    graph.nodes.back().wants_gradient = true;
    return out;
}

struct Errors {
    double out = 0, d_in[kMaxInputs] = {};
};

// What the kernels make of a case, in every model: the others get other numbers, and must not be seen in it.
Errors errors_of(const Op& op, const op_cases::OpCase& op_case, gl::Kernels& kernels, int rows, int width, int models) {
    op_check::Bench<float> given = op_check::make_bench<float>(op, op_case, rows, width);
    op_check::Bench<double> plain = op_check::make_bench<double>(op, op_case, rows, width);
    op_check::connect(plain);
    op.forward_reference(plain.call);
    op.backward_reference(plain.call);
    Graph graph;
    const Value out = add_case(graph, op, given);
    gl::Machine machine;
    const core::Result<bool> made = gl::make_machine(
        machine, kernels,
        {.graph = &graph, .things = rows, .models = models, .loss = out, .values = {out}, .side_by_side = {}});
    if (!made.ok()) MESSAGE(made.error().sentence);
    REQUIRE(made.ok());
    for (int m = 0; m < models; ++m) {
        for (std::size_t i = 0; i < given.in.size(); ++i)
            gl::write_value(machine, m, {static_cast<int>(i)}, op_check::read_only(given.in[i]));
        gl::write_seed(machine, m, op_check::read_only(given.d_out));
    }
    gl::run(machine, kernels);
    Errors errors;
    gl::read_value(machine, models - 1, out, given.out.matrix);
    errors.out = op_check::difference(given.out, plain.out);
    for (std::size_t i = 0; i < given.in.size(); ++i) {
        if (!op_cases::has_gradient(given.inputs[i].numbers)) continue;
        gl::read_gradient(machine, models - 1, {static_cast<int>(i)}, given.d_in[i].matrix);
        // Where a weight is 0 the loss does not look: what its gradient is there, nobody asks.
        if (given.inputs[i].numbers == op_cases::Numbers::weight) {
            for (std::size_t k = 0; k < given.in[i].store.size(); ++k) {
                if (given.in[i].store[k] == 0.0f) given.d_in[i].store[k] = static_cast<float>(plain.d_in[i].store[k]);
            }
        }
        errors.d_in[i] = op_check::difference(given.d_in[i], plain.d_in[i]);
    }
    gl::free_machine(machine);
    return errors;
}

}  // namespace

TEST_CASE("every op's kernels agree with its plain loops") {
    gl_test::Context context;
    gl::Kernels kernels;
    int n_tried = 0;
    for (const Op* op : op_table()) {
        if (op->shader.empty()) continue;
        for (const op_cases::OpCase* op_case : op_cases::cases_of(op->name)) {
            for (const int rows : kThings) {
                for (const int width : op_cases::kWidths) {
                    const Errors errors = errors_of(*op, *op_case, kernels, rows, width, rows == 7 ? 3 : 1);
                    CAPTURE(op->name);
                    CAPTURE(rows);
                    CAPTURE(width);
                    const double tolerance = std::max(kTolerance, op_case->cpu_tolerance);
                    CHECK(errors.out < tolerance);
                    for (const double error : errors.d_in) CHECK(error < tolerance);
                    ++n_tried;
                }
            }
        }
    }
    CHECK(n_tried > 100);
    gl::free_kernels(kernels);
}
