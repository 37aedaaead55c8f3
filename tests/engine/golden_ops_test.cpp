// Every op against PyTorch: output and gradients, by the fast and by the plain loops. The numbers stand in
// fixtures/golden_<group>.h, made by `make fixtures`, in double, of the questions in cases/<group>.h.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <string>

#include "engine/fixtures/golden_activations.h"
#include "engine/fixtures/golden_layers.h"
#include "engine/fixtures/golden_losses.h"
#include "engine/fixtures/golden_pictures.h"
#include "engine/fixtures/golden_sequences.h"
#include "engine/op_check.h"

namespace {

using namespace op_check;
using golden::Golden;
using golden::GoldenInput;

const std::span<const Golden> kGroups[] = {golden::kLayers, golden::kActivations, golden::kLosses, golden::kPictures,
                                           golden::kSequences};

// The numbers are printed with ten digits.
constexpr double kPlainTolerance = 1e-8;
// Floats round to 6e-8; about ten such roundings on the way to a number of size about 1.
constexpr double kFastTolerance = 2e-6;

double formula(int i, int offset) { return ((i * 7 + offset) % 13 - 6) / 8.0; }

template <class T>
Bench<T> bench_of(const Op& op, const Golden& wanted) {
    Bench<T> bench;
    std::vector<Shape> shapes;
    std::copy_n(wanted.ints.begin(), wanted.ints.size(), bench.attributes.ints.begin());
    std::transform(wanted.floats.begin(), wanted.floats.end(), bench.attributes.floats.begin(),
                   [](double x) { return static_cast<float>(x); });
    for (const GoldenInput& input : wanted.in) {
        const Shape shape{input.rows, input.cols};
        shapes.push_back(shape);
        bench.in.push_back(make_tensor<T>(rows_of(shape, golden::kThings), input.cols));
        bench.d_in.push_back(make_tensor<T>(rows_of(shape, golden::kThings), input.cols));
        const Matrix<T>& x = bench.in.back().matrix;
        for (int i = 0; i < x.rows * x.cols; ++i) {
            const double value = input.offset < 0 ? input.data[static_cast<std::size_t>(i)] : formula(i, input.offset);
            x.at(i / x.cols, i % x.cols) = static_cast<T>(value);
        }
    }
    const core::Result<Shape> out = op.shape(shapes, bench.attributes);
    REQUIRE_MESSAGE(out.ok(), out.error().sentence);
    bench.out = make_tensor<T>(rows_of(out.value(), golden::kThings), out.value().cols);
    bench.d_out = make_tensor<T>(rows_of(out.value(), golden::kThings), out.value().cols);
    const Matrix<T>& d = bench.d_out.matrix;
    for (int i = 0; i < d.rows * d.cols; ++i) d.at(i / d.cols, i % d.cols) = static_cast<T>(formula(i, 5));
    const long n_scratch = op.scratch == nullptr ? 0 : op.scratch(shapes, bench.attributes, golden::kThings);
    bench.scratch.assign(static_cast<std::size_t>(n_scratch) + 1, T{7});
    return bench;
}

template <class T>
void check_against(const Tensor<T>& got, const std::vector<double>& wanted, double tolerance) {
    const Matrix<T>& m = got.matrix;
    REQUIRE(static_cast<std::size_t>(m.rows) * static_cast<std::size_t>(m.cols) == wanted.size());
    double worst = 0;
    for (int i = 0; i < m.rows * m.cols; ++i) {
        const auto number = static_cast<double>(m.at(i / m.cols, i % m.cols));
        worst = std::max(worst, error_of(number, wanted[static_cast<std::size_t>(i)]));
    }
    CHECK(worst <= tolerance);
}

template <class T>
void check_golden(const Op& op, const Golden& wanted, double tolerance) {
    Bench<T> bench = bench_of<T>(op, wanted);
    connect(bench);
    if constexpr (std::is_same_v<T, float>) {
        op.forward_cpu(bench.call);
        op.backward_cpu(bench.call);
    } else {
        op.forward_reference(bench.call);
        op.backward_reference(bench.call);
    }
    check_against(bench.out, wanted.out, tolerance);
    for (std::size_t i = 0; i < wanted.in.size(); ++i) {
        CAPTURE(i);
        if (!wanted.in[i].gradient.empty()) check_against(bench.d_in[i], wanted.in[i].gradient, tolerance);
    }
}

}  // namespace

TEST_CASE("every op agrees with PyTorch") {
    for (const Op* op : op_table()) {
        const std::string name(op->name);
        CAPTURE(name);
        int n_entries = 0;
        for (const std::span<const Golden> group : kGroups) {
            for (const Golden& wanted : group) {
                if (wanted.op != op->name) continue;
                ++n_entries;
                CAPTURE(n_entries);
                check_golden<double>(*op, wanted, kPlainTolerance);
                check_golden<float>(*op, wanted, kFastTolerance);
            }
        }
        CHECK_MESSAGE(n_entries > 0,
                      "ask PyTorch about this op at its case in tests/engine/cases/, then run `make fixtures`");
    }
}
