#include "engine/fuse.h"

#include "engine/fused_layer.h"
#include "engine/ops.h"

namespace engine {
namespace {

std::vector<int> count_uses(const Graph& graph) {
    std::vector<int> uses(graph.nodes.size(), 0);
    for (const Node& node : graph.nodes) {
        if (node.kind != NodeKind::op) continue;
        for (int k = 0; k < node.op->n_inputs; ++k) {
            ++uses[static_cast<std::size_t>(node.in[static_cast<std::size_t>(k)].index)];
        }
    }
    return uses;
}

// Index of the next op node after this one, or -1.
int next_op(const Graph& graph, int index) {
    for (int i = index + 1; i < static_cast<int>(graph.nodes.size()); ++i) {
        if (graph.nodes[static_cast<std::size_t>(i)].kind == NodeKind::op) return i;
    }
    return -1;
}

}  // namespace

std::vector<Chain> find_chains(const Graph& graph) {
    const std::vector<int> uses = count_uses(graph);
    const auto node = [&](int i) -> const Node& { return graph.nodes[static_cast<std::size_t>(i)]; };
    // Whether `next` continues a chain that ends at `end` so far: it is the only reader of end, and reads it as first
    // input.
    const auto continues = [&](int end, int next) {
        return next >= 0 && node(next).in[0].index == end && uses[static_cast<std::size_t>(end)] == 1;
    };
    std::vector<Chain> chains;
    for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) {
        if (node(i).kind != NodeKind::op || !can_start_layer(*node(i).op)) continue;
        Chain chain{.first = i, .bias = next_op(graph, i)};
        if (!continues(i, chain.bias) || node(chain.bias).op != &ops::bias) continue;
        // A layer of which some parameters are frozen (want no gradient) is rare: it runs op by op.
        if (!node(node(i).in[1].index).wants_gradient || !node(node(chain.bias).in[1].index).wants_gradient) continue;
        chain.last = chain.bias;
        const int next = next_op(graph, chain.bias);
        if (continues(chain.bias, next) && can_end_layer(*node(next).op)) chain.last = next;
        chain.in = {node(i).in[0], node(i).in[1], node(chain.bias).in[1]};
        chains.push_back(chain);
    }
    return chains;
}

}  // namespace engine
