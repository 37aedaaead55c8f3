// Plans the passes for a graph, in the order in which they run: starting from the gradients that are wanted, it adds
// what their kernels read, and so on. What nothing reads (the loss itself, while only its gradient is wanted) is never
// computed. Makes the sheets for what it plans. Internal to gl/training. Next: plan.cpp, machine.h.
#pragma once

#include "gl/training/machine.h"

namespace gl {

// One op, or a whole fused layer (engine/fuse.h): what has a shader.
struct Unit {
    std::string file;
    std::vector<Define> defines;
    std::string_view name;  // of the op: its notes go by it
    int out = -1;           // index of the node it computes
    std::vector<engine::Value> in;
    engine::Attributes attributes;
    bool is_layer = false;
};

std::vector<Unit> units_of(const engine::Graph& graph);

// The passes for the gradients of all parameters and for request.values; adds the views of all matrices involved to the
// machine. Views of inputs and parameters must be there already.
core::Result<std::vector<Pass>> plan_passes(Machine& machine, Kernels& kernels, const Request& request);

// Makes a sheet for a matrix [rows, cols] of each model. Errors: what the driver refuses.
core::Result<View> make_matrix(Machine& machine, int rows, int cols);

}  // namespace gl
