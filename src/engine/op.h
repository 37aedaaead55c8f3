// An op is a row: name, formula, shape rule, plain loops in double (the truth), fast loops in float, shader.
// One op is one file in ops/, and one line in op_table.cpp; tests walk the table.
// Kernels never allocate and keep no state. May include core and engine. Next: graph.h.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/result.h"
#include "engine/tensor.h"

namespace engine {

inline constexpr int kMaxInputs = 4;

// Constants of one use of an op (a slope, a kernel size). What each means stands in the op's file.
struct Attributes {
    std::array<int, 6> ints{};
    std::array<float, 4> floats{};
};

// What a kernel gets. Forward: reads in, writes out whole. Backward: reads in, out, d_out and ADDS to every d_in whose
// data is not null. scratch is shared by all ops: nothing in it survives a call.
template <class T>
struct Call {
    std::array<Matrix<const T>, kMaxInputs> in{};
    Matrix<T> out{};
    std::array<Matrix<T>, kMaxInputs> d_in{};
    Matrix<const T> d_out{};
    const Attributes* attributes = nullptr;
    T* scratch = nullptr;
};

using ShapeRule = core::Result<Shape> (*)(std::span<const Shape> inputs, const Attributes& attributes);
// Scratch elements needed for these input shapes with at most max_rows rows in a batch; null = none.
using ScratchRule = long (*)(std::span<const Shape> inputs, const Attributes& attributes, int max_rows);
template <class T>
using Kernel = void (*)(const Call<T>& call);

struct Op {
    std::string_view name;
    std::string_view formula;  // "y = x W", in the letters of tensor.h
    int n_inputs = 1;
    ShapeRule shape = nullptr;
    ScratchRule scratch = nullptr;
    Kernel<double> forward_reference = nullptr;
    Kernel<double> backward_reference = nullptr;
    Kernel<float> forward_cpu = nullptr;
    Kernel<float> backward_cpu = nullptr;
    std::string_view shader;  // name in shaders/ of its WebGL pass; empty until there is one
};

// All ops, in the order of the reference page.
std::span<const Op* const> op_table();
const Op* find_op(std::string_view name);

// The rows themselves, each defined in ops/<name>.cpp.
namespace ops {
extern const Op dense;                  // x [N, D], W [D, H] -> x W [N, H]
extern const Op bias;                   // x [N, H], b [1, H] -> x + b
extern const Op relu;                   // x -> max(0, x); gradient 0 at 0
extern const Op tanh;                   // x -> tanh x
extern const Op scale_columns;          // x [N, D], s [1, D] -> x s: a feature mask
extern const Op softmax_cross_entropy;  // logits [N, K], class [N, 1], weight [N, 1] -> weighted mean loss [1, 1]
extern const Op mean_squared_error;     // prediction [N, K], target [N, K], weight [N, K] -> weighted mean [1, 1]
extern const Op weigh;                  // loss [1, 1], w [1, 1] -> w loss
extern const Op add;                    // a, b of one shape -> a + b
}  // namespace ops

}  // namespace engine
