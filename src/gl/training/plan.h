// Plans the passes that train a graph, in the order in which they run. Planning goes backwards: it starts from the
// gradients that are wanted, then adds the matrices that their kernels read, and so on; so a matrix that nothing reads
// is never computed (for example the loss itself, while only its gradient is wanted). Also makes the surfaces for all of
// these matrices. Internal to gl/training. Next: plan.cpp, machine.h.
#pragma once

#include "gl/training/machine.h"

namespace gl {

// What one shader file computes: an op, or a whole fused layer (engine/fuse.h).
struct Unit {
    std::string file;  // name of the shader file
    std::vector<Define> defines;
    std::string_view name;  // of the op; the key of its notes (intermediates.h)
    int out = -1;           // index of the node it computes
    std::vector<engine::Value> in;
    engine::Attributes attributes;
    bool is_layer = false;
};

std::vector<Unit> units_of(const engine::Graph& graph);

// The passes for the gradients of all parameters and for request.values; adds the views of all matrices involved to the
// machine. Views of inputs and parameters must be there already. Errors: as make_machine() (machine.h).
core::Result<std::vector<Pass>> plan_passes(Machine& machine, Kernels& kernels, const Request& request);

// Makes a surface for a matrix [rows, cols] of each model. Errors: what the driver refuses.
core::Result<View> make_matrix(Machine& machine, int rows, int cols);

}  // namespace gl
