// Operator fusion: finds chains in a graph (dense or conv2d, then bias, then activation) whose intermediate values no
// other op reads. Each such chain is a layer that runs as one kernel forward and one backward (fused_layer.h), with
// the same bits as its ops one by one. May include core and engine. Next: fuse.cpp, fused_layer.h, program.h.
#pragma once

#include <vector>

#include "engine/graph.h"

namespace engine {

// One fused layer: indices of its nodes in Graph::nodes. last == bias in a layer without an activation.
struct Chain {
    int first = -1;
    int bias = -1;
    int last = -1;
    std::array<Value, 3> in{};  // x, W, b
};

// All chains of the graph, in its order, except those with frozen parameters. No other op stands between the nodes of a
// chain, so running it as one kernel does not change the order in which gradients are added.
std::vector<Chain> find_chains(const Graph& graph);

}  // namespace engine
