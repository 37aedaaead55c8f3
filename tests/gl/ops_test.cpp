// gl/training: every op's kernels against its plain loops in double, on the cases that the CPU's loops are tested on.
#include "engine/ops.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "engine/op_check.h"
#include "gl/gl_context.h"
#include "gl/training/machine.h"
#include "model/tables.h"

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
    bool nan_in_out = false;  // in the first number
};

// A case as it is, with nan wherever its weight is 0, or with its first input this many times as large.
struct Twist {
    bool nan_where_unseen = false;
    float times = 1.0f;
};

template <class T>
void apply_twist(op_check::Bench<T>& bench, const Twist& twist) {
    for (T& x : bench.in[0].store) x *= static_cast<T>(twist.times);
}

// Returns how many numbers are nan now.
int hide_nan(op_check::Bench<float>& bench) {
    const auto weight = std::find_if(bench.inputs.begin(), bench.inputs.end(), op_check::is_weight);
    if (weight == bench.inputs.end()) return 0;
    const Matrix<float>& w = bench.in[static_cast<std::size_t>(weight - bench.inputs.begin())].matrix;
    int n_hidden = 0;
    for (std::size_t i = 0; i < bench.inputs.size(); ++i) {
        if (op_check::is_weight(bench.inputs[i]) || bench.inputs[i].shape.rows != weight->shape.rows) continue;
        const Matrix<float>& x = bench.in[i].matrix;
        for (int r = 0; r < x.rows; ++r) {
            for (int c = 0; c < x.cols; ++c) {
                if (w.at(r, w.cols == 1 ? 0 : c) != 0.0f) continue;
                x.at(r, c) = __builtin_nanf("");
                ++n_hidden;
            }
        }
    }
    return n_hidden;
}

// What the kernels make of a case, in every model: the others get other numbers, and must not be seen in it.
Errors errors_of(const Op& op, const op_cases::OpCase& op_case, gl::Kernels& kernels, int rows, int width, int models,
                 const Twist& twist = {}) {
    op_check::Bench<float> given = op_check::make_bench<float>(op, op_case, rows, width);
    op_check::Bench<double> plain = op_check::make_bench<double>(op, op_case, rows, width);
    apply_twist(given, twist);
    apply_twist(plain, twist);
    if (twist.nan_where_unseen) hide_nan(given);
    op_check::connect(plain);
    op.forward_reference(plain.call);
    op.backward_reference(plain.call);
    Graph graph;
    const Value out = add_case(graph, op, given);
    gl::Machine machine;
    const core::Status made = gl::make_machine(
        machine, kernels,
        {.graph = &graph, .things = rows, .models = models, .loss = out, .values = {out}, .share_surface = {}});
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
    errors.nan_in_out = std::isnan(given.out.matrix.at(0, 0));
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
        CAPTURE(op->name);
        REQUIRE_FALSE(op->shader.empty());  // no exceptions
        for (const op_cases::OpCase* op_case : op_cases::cases_of(op->name)) {
            for (const int rows : kThings) {
                for (const int width : op_cases::kWidths) {
                    const Errors errors = errors_of(*op, *op_case, kernels, rows, width, rows == 7 ? 3 : 1);
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

TEST_CASE("kernels do not look at what has weight 0, nan as it may be") {
    gl_test::Context context;
    gl::Kernels kernels;
    int n_hidden = 0;
    for (const Op* op : op_table()) {
        for (const op_cases::OpCase* op_case : op_cases::cases_of(op->name)) {
            op_check::Bench<float> bench = op_check::make_bench<float>(*op, *op_case, 9, 7);
            const int hidden = hide_nan(bench);
            if (hidden == 0) continue;
            n_hidden += hidden;
            const Errors errors = errors_of(*op, *op_case, kernels, 9, 7, 1, {.nan_where_unseen = true});
            CAPTURE(op->name);
            CHECK(errors.out < kTolerance);
            for (const double error : errors.d_in) CHECK(error < kTolerance);
        }
    }
    CHECK(n_hidden > 100);
    gl::free_kernels(kernels);
}

TEST_CASE("kernels let a nan be seen") {
    gl_test::Context context;
    gl::Kernels kernels;
    for (const Op* op : op_table()) {
        if (op == &ops::embedding_lookup) continue;  // its first input says which row: none has the number nan
        const op_cases::OpCase& op_case = *op_cases::cases_of(op->name)[0];
        const Errors errors = errors_of(*op, op_case, kernels, 9, 7, 1, {.times = __builtin_nanf("")});
        CAPTURE(op->name);
        CHECK(errors.nan_in_out);
    }
    gl::free_kernels(kernels);
}

TEST_CASE("kernels of activations hold for numbers large and small") {
    gl_test::Context context;
    gl::Kernels kernels;
    for (const model::ActivationRow& row : model::activation_table()) {
        const Op* op = row.op;
        if (op == nullptr) continue;  // linear
        for (const float times : {1e-6f, 1e-2f, 10.0f, 60.0f, 500.0f}) {
            const op_cases::OpCase& op_case = *op_cases::cases_of(op->name)[0];
            const Errors errors = errors_of(*op, op_case, kernels, 9, 17, 1, {.times = times});
            CAPTURE(op->name);
            CAPTURE(times);
            CHECK(errors.out < kTolerance);
            CHECK(errors.d_in[0] < kTolerance);
        }
    }
    gl::free_kernels(kernels);
}

TEST_CASE("a batch as large as in training is as exact for the kernels of losses") {
    gl_test::Context context;
    gl::Kernels kernels;
    // A gradient is a 64th of what it is for one thing.
    constexpr double kSharper = 1e-6;
    int n_losses = 0;
    for (const Op* op : op_table()) {
        if (!op_check::is_loss(*op)) continue;
        ++n_losses;
        const op_cases::OpCase& op_case = *op_cases::cases_of(op->name)[0];
        const Errors errors = errors_of(*op, op_case, kernels, 64, 2, 2);
        CAPTURE(op->name);
        CHECK(errors.out < kTolerance);
        for (const double error : errors.d_in) CHECK(error < kSharper);
    }
    CHECK(n_losses >= 10);
    gl::free_kernels(kernels);
}

TEST_CASE("wrong kernels are caught") {
    gl_test::Context context;
    gl::Kernels kernels;
    struct Fault {
        const Op* op;
        const char* shader;  // of another op
        bool in_out, in_gradient;
    };
    // Another function; only the gradient wrong; none below 0, another loss, another combination.
    const Fault faults[] = {{&ops::sigmoid, "ops/tanh.frag", true, true},
                            {&ops::reverse_gradient, "ops/stop_gradient.frag", false, true},
                            {&ops::relu, "ops/leaky_relu.frag", true, true},
                            {&ops::mean_square, "ops/mean_absolute.frag", true, true},
                            {&ops::multiply, "ops/add.frag", true, true}};
    for (const Fault& fault : faults) {
        Op wrong = *fault.op;
        wrong.shader = fault.shader;
        const Errors errors = errors_of(wrong, *op_cases::cases_of(wrong.name)[0], kernels, 8, 7, 1);
        CAPTURE(wrong.name);
        CHECK((errors.out > kTolerance) == fault.in_out);
        CHECK((errors.d_in[0] > kTolerance) == fault.in_gradient);
    }
    gl::free_kernels(kernels);
}
