// From the links of a graph to the edges that the op graph_convolution sums over.
// May include core and engine. Next: ops/graph_convolution.cpp.
#pragma once

#include <span>
#include <vector>

namespace engine {

// Undirected; two indices below the number of nodes.
struct Link {
    int a = 0;
    int b = 0;
};

struct Edge {
    int from = 0;
    int to = 0;
    float weight = 0.0f;
    bool operator==(const Edge&) const = default;
};

// D^-1/2 (A + I) D^-1/2 as edges (Kipf, Welling 2017, equation 2): both directions of every link, and one loop for each
// node; weight 1 / sqrt(D_from D_to), D being the number of edges that lead to a node, its loop included.
// Sorted by `to`, then by `from`. A link that comes again, either way round, counts once; links of a node with itself
// are the loop that is there already.
// Errors  check on a link that leads to no node
std::vector<Edge> normalised_edges(std::span<const Link> links, int n_nodes);

}  // namespace engine
