// An op is a row: name, formula, shape rule, plain loops in double (the truth), fast loops in float, shader.
// One op is one file in ops/, and one line in op_list.h; tests walk the table.
// Kernels never allocate and keep no state. May include core and engine. Next: ops.h (the rows by name), graph.h.
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
// data is not null; an op says in its file which inputs never get a gradient (classes, targets, random numbers).
// scratch is shared by all ops: nothing in it survives a call.
template <class T>
struct Call {
    std::array<Matrix<const T>, kMaxInputs> in{};
    Matrix<T> out{};
    std::array<Matrix<T>, kMaxInputs> d_in{};
    Matrix<const T> d_out{};
    const Attributes* attributes = nullptr;
    T* scratch = nullptr;
    // Bit i: nothing of worth is in d_in[i] yet; it is overwritten and not added to. Only ever set for fused layers and
    // for ops that leave notes.
    unsigned store_mask = 0;
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
    // Forward leaves in d_in[0], where `store_mask` lets it, what backward would have to work out again; backward finds it
    // there if `store_mask` says so.
    bool caches_for_backward = false;
    // Losses on pairs of things: writes dL / d a_ij to out [N, N], a_ij the squared distance of i and j on the map (the
    // first input), both orders of a pair together, so out is symmetric. d_out as in backward. Null for all others.
    Kernel<double> pair_slopes = nullptr;
    std::string_view shader;  // name in shaders/ of its WebGL pass; empty until there is one
};

// All ops, in the order of the reference page.
std::span<const Op* const> op_table();
const Op* find_op(std::string_view name);

}  // namespace engine
