// The type of an op, one operation of a computation graph. An op is a row of a table: name, formula, shape rule,
// reference kernels (plain loops in double), CPU kernels (vectorised loops in float), shader. Each op has a file in
// ops/ and a line in op_list.h; tests try every row. Kernels never allocate and keep no state. May include core and
// engine. Next: ops.h (the rows by name), graph.h.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/result.h"
#include "engine/tensor.h"

namespace engine {

inline constexpr int kMaxInputs = 4;

// Constants of one node (a slope, a kernel size). The op's file says what each number means.
struct Attributes {
    std::array<int, 6> ints{};
    std::array<float, 4> floats{};
};

// Arguments of a kernel.
//   forward   reads in; overwrites all of out
//   backward  reads in, out and d_out; ADDS to every d_in whose data is not null. The op's file says which inputs never
//             get a gradient (classes, targets, random numbers)
// scratch is shared by all ops: nothing in it survives the call.
template <class T>
struct Call {
    std::array<Matrix<const T>, kMaxInputs> in{};
    Matrix<T> out{};
    std::array<Matrix<T>, kMaxInputs> d_in{};
    Matrix<const T> d_out{};
    const Attributes* attributes = nullptr;
    T* scratch = nullptr;
    // Bit i: store the gradient of input i instead of adding it, because d_in[i] holds nothing yet. Set only for fused
    // layers (fused_layer.h) and for ops with caches_for_backward.
    unsigned store_mask = 0;
};

using ShapeRule = core::Result<Shape> (*)(std::span<const Shape> inputs, const Attributes& attributes);
// Number of scratch elements that the kernels need for these input shapes and at most max_rows rows in a batch; null:
// none.
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
    // Forward may cache intermediate results for backward (softmax's probabilities) in d_in[0], which nothing else uses
    // between the two: it does if bit 0 of `store_mask` is set, and backward then finds them there.
    bool caches_for_backward = false;
    // Only for losses over pairs of things, else null: writes dL / d a_ij to out [N, N], where a_ij is the squared
    // distance of the things i and j on the map (the first input). The terms of (i, j) and (j, i) are added, so out is
    // symmetric. Reads d_out like backward.
    Kernel<double> pair_gradients = nullptr;
    std::string_view shader;  // name in shaders/ of its WebGL pass; empty until there is one
};

// All ops, in the order of the reference page.
std::span<const Op* const> op_table();
// Null if there is none.
const Op* find_op(std::string_view name);

}  // namespace engine
