// Finds layers in a graph: chains dense or conv2d -> bias -> activation whose middle values nobody else reads. Such a
// chain runs as one call forward and one backward (fused_layer.h), bit for bit like the ops one by one. May include
// core and engine. Next: fuse.cpp, fused_layer.h, program.h.
#pragma once

#include <vector>

#include "engine/graph.h"

namespace engine {

// Places of its nodes in the graph. last == bias in a layer without an activation.
struct Chain {
    int first = -1;
    int bias = -1;
    int last = -1;
    std::array<Value, 3> in{};  // x, W, b
};

// In the order of the graph. No op stands between the nodes of a chain, so running it as one changes no order of sums.
std::vector<Chain> find_chains(const Graph& graph);

}  // namespace engine
