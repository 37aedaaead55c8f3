// Every op of op_table(), on every case: a new op is covered by its entry in cases/.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "engine/op_check.h"
#include "engine/ops.h"

namespace {

using namespace op_check;

// Central differences in double with a step of 1e-5 are off by about step^2 * third derivative = 1e-10 and by
// rounding, 1e-16 / 1e-5 * the size of the sum (up to some 100) = 1e-9. Wrong gradients are off by far more.
constexpr double kGradientTolerance = 1e-7;

// Floats round to 6e-8. The longest sums here have 17 products of size up to 4, so 17 * 4 * 6e-8 = 4e-6 at worst;
// tanh and exp add 4e-7.
constexpr double kCpuTolerance = 5e-6;

template <class Check>
void for_each_case(const Op& op, Check check) {
    int index = 0;
    for (const op_cases::OpCase* op_case : op_cases::cases_of(op.name)) {
        ++index;
        CAPTURE(index);
        for (const int rows : op_cases::kRows) {
            for (const int width : op_cases::kWidths) {
                CAPTURE(rows);
                CAPTURE(width);
                check(*op_case, rows, width);
            }
        }
    }
}

}  // namespace

TEST_CASE("every op is complete and has a case") {
    std::set<std::string> names;
    for (const Op* op : op_table()) {
        const std::string name(op->name);
        CAPTURE(name);
        CHECK(names.insert(name).second);
        CHECK(find_op(name) == op);
        CHECK_FALSE(op->formula.empty());
        CHECK((op->n_inputs >= 1 && op->n_inputs <= kMaxInputs));
        CHECK((op->shape != nullptr && op->forward_reference != nullptr && op->backward_reference != nullptr));
        CHECK((op->forward_cpu != nullptr && op->backward_cpu != nullptr));
        CHECK_MESSAGE(op_cases::find_case(name) != nullptr, "add a case for this op in tests/engine/cases/");
    }
    CHECK(find_op("no such op") == nullptr);
}

TEST_CASE("gradients agree with finite differences") {
    for (const Op* op : op_table()) {
        const std::string name(op->name);
        CAPTURE(name);
        for_each_case(*op, [op](const op_cases::OpCase& op_case, int rows, int width) {
            CHECK(gradient_error(*op, op_case, rows, width) <= kGradientTolerance);
        });
    }
}

TEST_CASE("fast loops agree with plain loops") {
    for (const Op* op : op_table()) {
        const std::string name(op->name);
        CAPTURE(name);
        for_each_case(*op, [op](const op_cases::OpCase& op_case, int rows, int width) {
            CHECK(cpu_error(*op, op_case, rows, width) <= std::max(kCpuTolerance, op_case.cpu_tolerance));
            CHECK(keeps_padding(*op, op_case, rows, width));
            CHECK(can_skip_gradients(*op, op_case, rows, width));
        });
    }
}

TEST_CASE("the checker catches wrong ops") {
    const op_cases::OpCase& op_case = *op_cases::find_case("tanh");
    Op wrong = ops::tanh;
    REQUIRE(gradient_error(wrong, op_case, 8, 9) <= kGradientTolerance);
    SUBCASE("a gradient that is a little wrong") {
        wrong.backward_reference = [](const Call<double>& call) {
            for (int n = 0; n < call.out.rows; ++n) {
                for (int h = 0; h < call.out.cols; ++h) {
                    const double y = call.out.at(n, h);
                    call.d_in[0].at(n, h) += call.d_out.at(n, h) * (1.0 - 0.9999 * y * y);
                }
            }
        };
        CHECK(gradient_error(wrong, op_case, 8, 9) > kGradientTolerance);
    }
    SUBCASE("a gradient that is not there") {
        wrong.backward_reference = [](const Call<double>&) {};
        CHECK(gradient_error(wrong, op_case, 1, 1) > kGradientTolerance);
    }
    SUBCASE("fast loops that overwrite where they should add") {
        wrong.backward_cpu = [](const Call<float>& call) {
            for (int n = 0; n < call.out.rows; ++n) {
                for (int h = 0; h < call.out.cols; ++h) {
                    const float y = call.out.at(n, h);
                    call.d_in[0].at(n, h) = call.d_out.at(n, h) * (1.0f - y * y);
                }
            }
        };
        CHECK(cpu_error(wrong, op_case, 8, 9) > kCpuTolerance);
    }
    SUBCASE("fast loops that write into the padding") {
        wrong.forward_cpu = [](const Call<float>& call) {
            ops::tanh.forward_cpu(call);
            if (call.out.rows > 0) call.out.row(0)[call.out.stride - 1] = 1.0f;
        };
        CHECK_FALSE(keeps_padding(wrong, op_case, 8, 9));
    }
}

TEST_CASE("shape rules refuse with a sentence") {
    for (const Op* op : op_table()) {
        const op_cases::OpCase* op_case = op_cases::find_case(op->name);
        if (op_case == nullptr || op->n_inputs < 2) continue;
        const std::string name(op->name);
        CAPTURE(name);
        std::vector<Shape> shapes;
        for (const op_cases::Input& input : op_case->inputs(5)) shapes.push_back(input.shape);
        const Attributes attributes = op_case->attributes == nullptr ? Attributes{} : op_case->attributes(5);
        CHECK(op->shape(shapes, attributes).ok());
        shapes.back() = {3, 4};
        const core::Result<Shape> refused = op->shape(shapes, attributes);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().sentence.find("[3, 4]") != std::string::npos);
        CHECK_FALSE(refused.error().field.empty());
    }
}

TEST_CASE("losses of weight 0 look at nothing") {
    constexpr float kNan = __builtin_nanf("");
    int n_losses = 0;
    for (const Op* op : op_table()) {
        // Of a pair both things have to count.
        if (!is_weighted_loss(*op) || is_pair_loss(*op)) continue;
        ++n_losses;
        const std::string name(op->name);
        CAPTURE(name);
        Bench<float> bench = make_bench<float>(*op, *op_cases::find_case(op->name), 9, 3);
        connect(bench);
        const Matrix<float>& weight = bench.in.back().matrix;
        for (int r = 0; r < 9; ++r) {
            for (int c = 0; c < bench.in[1].matrix.cols; ++c) bench.in[1].matrix.at(r, c) = kNan;
            for (int c = 0; c < weight.cols; ++c) weight.at(r, c) = 0.0f;
        }
        bench.in[0].matrix.at(7, 1) = kNan;
        op->forward_cpu(bench.call);
        op->backward_cpu(bench.call);
        CHECK(bench.out.matrix.at(0, 0) == 0.0f);
        for (const float d : bench.d_in[0].store) CHECK(d == 0.0f);
        // One thing that counts, among missing ones.
        bench.in[1].matrix.at(4, 0) = 1.0f;
        weight.at(4, 0) = 0.5f;
        op->forward_cpu(bench.call);
        op->backward_cpu(bench.call);
        CHECK(bench.out.matrix.at(0, 0) > 0.0f);
        CHECK(bench.d_in[0].matrix.at(4, 0) != 0.0f);
        CHECK(bench.d_in[0].matrix.at(5, 0) == 0.0f);
    }
    CHECK(n_losses >= 4);
}

TEST_CASE("softmax cross-entropy is stable for large logits") {
    Bench<float> bench =
        make_bench<float>(ops::softmax_cross_entropy, *op_cases::find_case("softmax_cross_entropy"), 2, 3);
    connect(bench);
    for (int r = 0; r < 2; ++r) {
        for (int c = 0; c < 3; ++c) bench.in[0].matrix.at(r, c) = c == 1 ? 1e4f : -1e4f;
        bench.in[1].matrix.at(r, 0) = static_cast<float>(r + 1);
        bench.in[2].matrix.at(r, 0) = 1.0f;
    }
    ops::softmax_cross_entropy.forward_cpu(bench.call);
    ops::softmax_cross_entropy.backward_cpu(bench.call);
    CHECK(bench.out.matrix.at(0, 0) == 1e4f);  // (0 + 20000) / 2, exact in floats
    CHECK(bench.d_in[0].matrix.at(1, 1) == bench.d_out.matrix.at(0, 0) * 0.5f);
}
