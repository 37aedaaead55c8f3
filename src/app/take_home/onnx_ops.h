// Translation of our ops to ONNX nodes, as a table with one row for each op. The nodes are for prediction, not for
// training: dropout and noise do nothing, and a variational map returns its mean. May include engine and onnx_graph.h.
// Next: model_onnx.cpp.
#pragma once

#include <span>

#include "app/take_home/onnx_graph.h"
#include "engine/graph.h"

namespace app {

// An op to be written: its node, the shape of its first input, and the ONNX names of its inputs and its output.
struct OnnxCall {
    const engine::Node& node;
    engine::Shape x;
    const std::vector<std::string>& in;  // the first OnnxOp::n_read
    const std::string& out;
};

// A row of the table: how to write an op. A prediction needs only the op's first n_read inputs.
struct OnnxOp {
    std::string_view op;
    int n_read = 1;
    void (*write)(OnnxGraph& graph, const OnnxCall& call) = nullptr;
};

// The row of an op by its name; null if it has none: models with this op cannot be exported.
const OnnxOp* find_onnx_op(std::string_view op);

}  // namespace app
