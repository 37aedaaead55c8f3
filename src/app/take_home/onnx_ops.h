// Translation of our ops to ONNX nodes, as a table with one row for each op. Nodes compute predictions and not
// training: dropout and noise do nothing, and a variational map returns its mean. May include onnx_graph.h. Next:
// model_onnx.cpp.
#pragma once

#include <span>

#include "app/take_home/onnx_graph.h"
#include "engine/graph.h"

namespace app {

// An op that is written: its node, the shape of its first input, the names of its inputs, and that of what comes out.
struct OnnxCall {
    const engine::Node& node;
    engine::Shape x;
    const std::vector<std::string>& in;
    const std::string& out;
};

// How the node of an op is written. n_read: the inputs that it needs in use, the first ones.
struct OnnxOp {
    std::string_view op;
    int n_read = 1;
    void (*write)(OnnxGraph& graph, const OnnxCall& call) = nullptr;
};

// The row of an op by its name; null if it has none, so that models with it cannot be exported.
const OnnxOp* find_onnx_op(std::string_view op);

}  // namespace app
