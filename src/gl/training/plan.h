// From a graph to passes in the order in which they are run: what is wanted is asked for, and asks for what its kernel
// reads. What nobody asks for (the loss as a number, while only its gradient is wanted) is never worked out.
// Makes the sheets of what it plans. Internal to gl/training. Next: plan.cpp, machine.h.
#pragma once

#include "gl/training/machine.h"

namespace gl {

// One op, or a whole layer as one (engine/fuse.h): what has a shader.
struct Unit {
    std::string file;
    std::vector<Define> defines;
    std::string_view name;  // the op's, for its notes
    int out = -1;           // node
    std::vector<engine::Value> in;
    engine::Attributes attributes;
    bool is_layer = false;
};

std::vector<Unit> units_of(const engine::Graph& graph);

// Passes for the gradients of all parameters and for wish.values, with views of all that they touch. The views of
// inputs and parameters are there already.
core::Result<std::vector<Pass>> plan_passes(Machine& machine, Kernels& kernels, const Request& request);

// A sheet of its own for [rows, cols] of each model.
core::Result<View> make_room(Machine& machine, int rows, int cols);

}  // namespace gl
