// What functions, noise and the bottleneck promise beside their numbers: nan passes, large numbers do no harm, dropout
// keeps the mean, the bottleneck has as many levels as its bits say.
#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "engine/op_check.h"
#include "engine/ops.h"

namespace {

using namespace op_check;

// One row of eight numbers, all other inputs 0 (so nothing random is added), d_out 1.
Bench<float> bench_of_eight(const Op& op, const op_cases::OpCase& op_case) {
    Bench<float> bench = make_bench<float>(op, op_case, 1, 8);
    for (std::size_t i = 1; i < bench.in.size(); ++i) {
        std::fill(bench.in[i].store.begin(), bench.in[i].store.end(), 0.0f);
    }
    std::fill_n(bench.d_out.store.begin(), 8, 1.0f);
    return bench;
}

void run(const Op& op, Bench<float>& bench) {
    connect(bench);
    op.forward_cpu(bench.call);
    op.backward_cpu(bench.call);
}

// y of x, by a function.
float value_of(const Op& op, float x) {
    Bench<float> bench = bench_of_eight(op, *op_cases::find_case(op.name));
    bench.in[0].matrix.at(0, 0) = x;
    run(op, bench);
    return bench.out.matrix.at(0, 0);
}

// A bottleneck on [N, n_columns] numbers from -1.5 to 1.5; d_out is 1.
Bench<float> quantised_rows(int n_rows, int n_columns, int bits) {
    const Op& op = ops::quantise;
    Bench<float> bench;
    bench.attributes.ints[0] = bits;
    bench.in.push_back(make_tensor<float>(n_rows, n_columns));
    bench.d_in.push_back(make_tensor<float>(n_rows, n_columns));
    bench.out = make_tensor<float>(n_rows, n_columns);
    bench.d_out = make_tensor<float>(n_rows, n_columns);
    for (int n = 0; n < n_rows; ++n) {
        for (int h = 0; h < n_columns; ++h) {
            bench.in[0].matrix.at(n, h) = 3.0f * static_cast<float>(n) / static_cast<float>(n_rows - 1) - 1.5f;
            bench.d_out.matrix.at(n, h) = 1.0f;
        }
    }
    run(op, bench);
    return bench;
}

}  // namespace

TEST_CASE("functions of one number let nan through, where it is and nowhere else") {
    for (const op_cases::OpCase& op_case : op_cases::kActivationCases) {
        if (op_case.op == "sphere") continue;  // a whole row is one thing there
        const std::string name(op_case.op);
        CAPTURE(name);
        Bench<float> bench = bench_of_eight(*find_op(name), op_case);
        bench.in[0].matrix.at(0, 3) = __builtin_nanf("");
        run(*find_op(name), bench);
        for (int c = 0; c < 8; ++c) CHECK(std::isnan(bench.out.matrix.at(0, c)) == (c == 3));
    }
}

TEST_CASE("functions of one number stay finite for numbers of any size, and so do their gradients") {
    for (const op_cases::OpCase& op_case : op_cases::kActivationCases) {
        const std::string name(op_case.op);
        CAPTURE(name);
        Bench<float> bench = bench_of_eight(*find_op(name), op_case);
        const float sizes[8] = {0.0f, -0.0f, 1e-40f, 1e4f, -1e4f, 1e20f, -1e20f, -3e38f};
        std::copy_n(sizes, 8, bench.in[0].store.begin());
        run(*find_op(name), bench);
        for (int c = 0; c < 8; ++c) {
            CAPTURE(c);
            CHECK(std::isfinite(bench.out.matrix.at(0, c)));
            CHECK(std::isfinite(bench.d_in[0].matrix.at(0, c)));
        }
    }
}

TEST_CASE("activations reach their limits") {
    for (const float x : {30.0f, 1e4f}) {
        CHECK(value_of(ops::sigmoid, x) == 1.0f);
        CHECK(value_of(ops::sigmoid, -x) == 0.0f);
        CHECK(value_of(ops::softplus, x) == x);
        CHECK(value_of(ops::softplus, -x) == 0.0f);
        CHECK(value_of(ops::gelu, x) == x);
        CHECK(value_of(ops::gelu, -x) == 0.0f);
    }
    double worst = 0.0;  // of the error that softplus.cpp states
    for (float x = -40.0f; x < 40.0f; x += 0.01f) {
        const double wanted = std::log1p(std::exp(static_cast<double>(x)));
        const double error = std::abs(static_cast<double>(value_of(ops::softplus, x)) - wanted) / (1.0 + wanted);
        worst = std::max(worst, error);
    }
    CHECK(worst < 2e-7);
}

TEST_CASE("a row of zeros stays on the sphere's middle, any other row has length 1") {
    Bench<float> bench = make_bench<float>(ops::sphere, *op_cases::find_case("sphere"), 9, 7);
    std::fill_n(bench.in[0].matrix.row(4), 7, 0.0f);
    run(ops::sphere, bench);
    for (int n = 0; n < 9; ++n) {
        double squares = 0.0;
        for (int h = 0; h < 7; ++h) {
            squares += std::pow(static_cast<double>(bench.out.matrix.at(n, h)), 2.0);
            CHECK(std::isfinite(bench.d_in[0].matrix.at(n, h)));
        }
        CHECK(std::abs(squares - (n == 4 ? 0.0 : 1.0)) < 1e-6);
    }
}

TEST_CASE("the bottleneck has 2^bits levels a column, its ends are -1 and 1, and it changes nothing twice") {
    // 7 bits over 3 columns: 3, 2, 2.
    const Bench<float> bench = quantised_rows(1001, 3, 7);
    for (int h = 0; h < 3; ++h) {
        CAPTURE(h);
        std::set<float> levels;
        double farthest = 0.0;
        for (int n = 0; n < 1001; ++n) {
            const float y = bench.out.matrix.at(n, h);
            levels.insert(y);
            CHECK(bench.d_in[0].matrix.at(n, h) == 1.0f);
            const auto x = static_cast<double>(std::clamp(bench.in[0].matrix.at(n, h), -1.0f, 1.0f));
            farthest = std::max(farthest, std::abs(static_cast<double>(y) - x));
        }
        const std::size_t wanted = h == 0 ? 8 : 4;
        CHECK(levels.size() == wanted);
        CHECK(*levels.begin() == -1.0f);
        CHECK(*levels.rbegin() == 1.0f);
        // The nearest one is at most half a step away, and somewhere about that far.
        const double half_step = 1.0 / (static_cast<double>(wanted) - 1.0);
        CHECK(farthest <= half_step + 1e-6);
        CHECK(farthest > 0.9 * half_step);
        Bench<float> again = quantised_rows(static_cast<int>(levels.size()), 3, 7);
        int n = 0;
        for (const float level : levels) again.in[0].matrix.at(n++, h) = level;
        connect(again);
        ops::quantise.forward_cpu(again.call);
        n = 0;
        for (const float level : levels) CHECK(again.out.matrix.at(n++, h) == level);
    }
}

TEST_CASE("halves go up in the bottleneck, and a column without a bit is 0 and learns nothing") {
    const Bench<float> bench = quantised_rows(3, 3, 1);  // -1.5, 0, 1.5
    for (int n = 0; n < 3; ++n) {
        CHECK(bench.out.matrix.at(n, 0) == (n == 0 ? -1.0f : 1.0f));
        CHECK(bench.d_in[0].matrix.at(n, 0) == 1.0f);
        for (int h = 1; h < 3; ++h) {
            CHECK(bench.out.matrix.at(n, h) == 0.0f);
            CHECK(bench.d_in[0].matrix.at(n, h) == 0.0f);
        }
    }
    Attributes negative;
    negative.ints[0] = -1;
    const Shape shape{kBatchRows, 3};
    CHECK_FALSE(ops::quantise.shape(std::span(&shape, 1), negative).ok());
}

TEST_CASE("dropout keeps the mean, and forgets the share it is told to") {
    Bench<float> bench = make_bench<float>(ops::dropout, *op_cases::find_case("dropout"), 1000, 17);
    std::fill(bench.in[2].store.begin(), bench.in[2].store.end() - 1, 1.0f);
    for (int c = 1; c < 8; ++c) bench.in[2].matrix.row(0)[c] = 0.0f;  // padding
    run(ops::dropout, bench);
    double sum = 0.0, wanted = 0.0;
    int n_forgotten = 0;
    for (int n = 0; n < 1000; ++n) {
        for (int h = 0; h < 17; ++h) {
            const float y = bench.out.matrix.at(n, h);
            n_forgotten += y == 0.0f ? 1 : 0;
            sum += std::abs(static_cast<double>(y));
            wanted += std::abs(static_cast<double>(bench.in[0].matrix.at(n, h)));
        }
    }
    // 17,000 draws at rate 0.3: the share's deviation is sqrt(0.3 * 0.7 / 17,000) = 0.0035; four of them.
    CHECK(std::abs(n_forgotten / 17000.0 - 0.3) < 0.014);
    CHECK(std::abs(sum / wanted - 1.0) < 0.03);
}

TEST_CASE("a map that is not drawn is its mean, whatever the variance is") {
    Bench<float> bench = make_bench<float>(ops::reparameterise, *op_cases::find_case("reparameterise"), 2, 7);
    bench.in[3].matrix.at(0, 0) = 0.0f;
    bench.in[1].matrix.at(0, 0) = 500.0f;  // e^250 is infinite in floats
    bench.in[1].matrix.at(1, 2) = __builtin_nanf("");
    run(ops::reparameterise, bench);
    CHECK(bench.out.store == bench.in[0].store);
    CHECK(bench.d_in[0].store == bench.d_out.store);
    for (const float d : bench.d_in[1].store) CHECK(d == 0.0f);
}
