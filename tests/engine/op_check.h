// Runs one op on one case: gradients against finite differences, fast against plain, and what every kernel promises.
// Gives back the worst errors; the tests compare them with their tolerances, and show that wrong ops are caught.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/random.h"
#include "engine/op_cases.h"

namespace op_check {

using namespace engine;

template <class T>
struct Tensor {
    std::vector<T> store;
    Matrix<T> matrix;
};

template <class T>
Tensor<T> make_tensor(int rows, int cols) {
    Tensor<T> tensor;
    const int stride = padded(cols);
    tensor.store.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(stride) + 1, T{0});
    tensor.matrix = {tensor.store.data(), rows, cols, stride};
    return tensor;
}

template <class T>
Matrix<const T> read_only(const Tensor<T>& tensor) {
    return {tensor.store.data(), tensor.matrix.rows, tensor.matrix.cols, tensor.matrix.stride};
}

// Everything one call needs. The same numbers for float and double, all exact in a float.
template <class T>
struct Bench {
    std::vector<op_cases::Input> inputs;
    Attributes attributes;
    std::vector<Tensor<T>> in, d_in;
    Tensor<T> out, d_out;
    std::vector<T> scratch;
    Call<T> call;
};

// The n-th number of an input.
inline float number(core::Random& random, const op_cases::Input& input, int n, int width) {
    switch (input.numbers) {
        case op_cases::Numbers::any:
        case op_cases::Numbers::constant:
            return core::next_uniform(random, -2.0f, 2.0f);
        case op_cases::Numbers::not_small: {
            const float size = core::next_uniform(random, 0.1f, 2.0f);
            return core::next_below(random, 2) == 0 ? size : -size;
        }
        case op_cases::Numbers::positive:
            return core::next_uniform(random, 0.1f, 2.0f);
        case op_cases::Numbers::index: {
            const int below = input.below > 0 ? input.below : width;
            return static_cast<float>(core::next_below(random, static_cast<std::uint32_t>(below)));
        }
        case op_cases::Numbers::binary:
            return static_cast<float>(core::next_below(random, 2));
        case op_cases::Numbers::unit:
            return core::next_unit(random);
        case op_cases::Numbers::weight:
        case op_cases::Numbers::mask:
            return n % 4 == 3 ? 0.0f : core::next_uniform(random, 0.1f, 1.0f);
    }
    return 0.0f;
}

template <class T>
Bench<T> make_bench(const Op& op, const op_cases::OpCase& op_case, int rows, int width) {
    Bench<T> bench;
    bench.inputs = op_case.inputs(width);
    if (op_case.attributes != nullptr) bench.attributes = op_case.attributes(width);
    core::Random random = core::random_stream(static_cast<std::uint64_t>(rows * 100 + width), op_case.op);
    std::vector<Shape> shapes;
    for (const op_cases::Input& input : bench.inputs) {
        shapes.push_back(input.shape);
        bench.in.push_back(make_tensor<T>(rows_of(input.shape, rows), input.shape.cols));
        bench.d_in.push_back(make_tensor<T>(rows_of(input.shape, rows), input.shape.cols));
        const Matrix<T>& x = bench.in.back().matrix;
        int n = 0;
        for (int r = 0; r < x.rows; ++r) {
            for (int c = 0; c < x.cols; ++c) x.at(r, c) = static_cast<T>(number(random, input, n++, width));
        }
    }
    const Shape out = op.shape(shapes, bench.attributes).value();
    bench.out = make_tensor<T>(rows_of(out, rows), out.cols);
    bench.d_out = make_tensor<T>(rows_of(out, rows), out.cols);
    for (int r = 0; r < bench.d_out.matrix.rows; ++r) {
        for (int c = 0; c < out.cols; ++c)
            bench.d_out.matrix.at(r, c) = static_cast<T>(core::next_uniform(random, -1, 1));
    }
    const long n_scratch = op.scratch == nullptr ? 0 : op.scratch(shapes, bench.attributes, std::max(rows, 1));
    bench.scratch.assign(static_cast<std::size_t>(n_scratch) + 1, T{7});  // kernels must not count on zeros
    return bench;
}

// After this, bench may not be moved any more.
template <class T>
void connect(Bench<T>& bench) {
    for (std::size_t i = 0; i < bench.in.size(); ++i) {
        bench.call.in[i] = read_only(bench.in[i]);
        bench.call.d_in[i] = bench.d_in[i].matrix;
    }
    bench.call.out = bench.out.matrix;
    bench.call.d_out = read_only(bench.d_out);
    bench.call.attributes = &bench.attributes;
    bench.call.scratch = bench.scratch.data();
}

inline bool is_weight(const op_cases::Input& input) {
    return input.numbers == op_cases::Numbers::weight || input.numbers == op_cases::Numbers::mask;
}

// What the op's first case says of it. A loss: one number, however many things there are.
inline bool is_loss(const Op& op) {
    const op_cases::OpCase* op_case = op_cases::find_case(op.name);
    if (op_case == nullptr) return false;  // op_test.cpp says so
    std::vector<Shape> shapes;
    for (const op_cases::Input& input : op_case->inputs(7)) shapes.push_back(input.shape);
    const Attributes attributes = op_case->attributes == nullptr ? Attributes{} : op_case->attributes(7);
    const core::Result<Shape> out = op.shape(shapes, attributes);
    return out.ok() && out.value() == Shape{1, 1};
}

// A loss whose last input says how much each thing, or each number of it, counts.
inline bool is_weighted_loss(const Op& op) {
    return is_loss(op) && is_weight(op_cases::find_case(op.name)->inputs(7).back());
}

// A loss over the pairs of the things of a batch.
inline bool is_pair_loss(const Op& op) { return op.pair_gradients != nullptr; }

inline double error_of(double got, double wanted) {
    const double error = std::abs(got - wanted) / (1.0 + std::abs(wanted));
    return std::isnan(error) ? 1e300 : error;
}

// sum out * d_out: the number whose gradient backward gives.
inline double scored(const Op& op, Bench<double>& bench) {
    op.forward_reference(bench.call);
    double sum = 0.0;
    for (std::size_t i = 0; i < bench.out.store.size(); ++i) sum += bench.out.store[i] * bench.d_out.store[i];
    return sum;
}

// The largest |gradient - finite difference| / (1 + |finite difference|) over all elements of all inputs.
inline double gradient_error(const Op& op, const op_cases::OpCase& op_case, int rows, int width) {
    constexpr double kStep = 1e-5;
    Bench<double> bench = make_bench<double>(op, op_case, rows, width);
    connect(bench);
    op.forward_reference(bench.call);
    op.backward_reference(bench.call);
    double worst = 0.0;
    for (std::size_t i = 0; i < bench.in.size(); ++i) {
        const op_cases::Numbers numbers = bench.inputs[i].numbers;
        const bool on_purpose = i == 0 && op_case.through.on_purpose;
        const Matrix<double>& x = bench.in[i].matrix;
        for (int r = 0; r < x.rows; ++r) {
            for (int c = 0; c < x.cols; ++c) {
                const double here = x.at(r, c);
                double slope = 0.0;
                if (numbers == op_cases::Numbers::weight && here == 0.0) continue;
                if (on_purpose) {
                    slope = op_case.through.factor * bench.d_out.matrix.at(r, c);
                } else if (op_cases::has_gradient(numbers)) {
                    x.at(r, c) = here + kStep;
                    const double above = scored(op, bench);
                    x.at(r, c) = here - kStep;
                    slope = (above - scored(op, bench)) / (2.0 * kStep);
                    x.at(r, c) = here;
                }
                worst = std::max(worst, error_of(bench.d_in[i].matrix.at(r, c), slope));
            }
        }
    }
    return worst;
}

inline double difference(const Tensor<float>& got, const Tensor<double>& wanted) {
    double worst = 0.0;
    for (int r = 0; r < wanted.matrix.rows; ++r) {
        for (int c = 0; c < wanted.matrix.cols; ++c) {
            const double error = error_of(static_cast<double>(got.matrix.at(r, c)), wanted.matrix.at(r, c));
            worst = std::max(worst, error);
        }
    }
    return worst;
}

// The largest |fast - plain| / (1 + |plain|) over the output and all gradients, which start from 1 (kernels add).
inline double cpu_error(const Op& op, const op_cases::OpCase& op_case, int rows, int width) {
    Bench<float> fast = make_bench<float>(op, op_case, rows, width);
    Bench<double> plain = make_bench<double>(op, op_case, rows, width);
    connect(fast);
    connect(plain);
    for (std::size_t i = 0; i < fast.in.size(); ++i) {
        if (!op_cases::has_gradient(fast.inputs[i].numbers)) continue;  // must stay 0
        for (int r = 0; r < fast.d_in[i].matrix.rows; ++r) {
            for (int c = 0; c < fast.d_in[i].matrix.cols; ++c) {
                fast.d_in[i].matrix.at(r, c) = 1.0f;
                plain.d_in[i].matrix.at(r, c) = 1.0;
            }
        }
    }
    op.forward_cpu(fast.call);
    op.backward_cpu(fast.call);
    op.forward_reference(plain.call);
    op.backward_reference(plain.call);
    double worst = difference(fast.out, plain.out);
    for (std::size_t i = 0; i < fast.in.size(); ++i) worst = std::max(worst, difference(fast.d_in[i], plain.d_in[i]));
    return worst;
}

inline bool is_padding_zero(const Tensor<float>& tensor) {
    const Matrix<float>& m = tensor.matrix;
    for (int r = 0; r < m.rows; ++r) {
        for (int c = m.cols; c < m.stride; ++c) {
            if (m.at(r, c) != 0.0f) return false;
        }
    }
    return tensor.store.back() == 0.0f;  // nothing written behind the end
}

inline bool keeps_padding(const Op& op, const op_cases::OpCase& op_case, int rows, int width) {
    Bench<float> bench = make_bench<float>(op, op_case, rows, width);
    connect(bench);
    op.forward_cpu(bench.call);
    op.backward_cpu(bench.call);
    bool keeps = is_padding_zero(bench.out) && bench.scratch.back() == 7.0f;
    for (const Tensor<float>& d_in : bench.d_in) keeps = keeps && is_padding_zero(d_in);
    return keeps;
}

// Each gradient must come out the same when nobody wants the others.
inline bool can_skip_gradients(const Op& op, const op_cases::OpCase& op_case, int rows, int width) {
    Bench<float> all = make_bench<float>(op, op_case, rows, width);
    connect(all);
    op.forward_cpu(all.call);
    op.backward_cpu(all.call);
    for (std::size_t wanted = 0; wanted < all.in.size(); ++wanted) {
        Bench<float> one = make_bench<float>(op, op_case, rows, width);
        connect(one);
        for (std::size_t i = 0; i < one.in.size(); ++i) {
            if (i != wanted) one.call.d_in[i].data = nullptr;
        }
        op.forward_cpu(one.call);
        op.backward_cpu(one.call);
        if (one.d_in[wanted].store != all.d_in[wanted].store) return false;
    }
    return true;
}

}  // namespace op_check
