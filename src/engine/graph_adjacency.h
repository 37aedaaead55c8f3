// The normalised adjacency matrix of an undirected graph, as a list of weighted edges: the input of the op
// graph_convolution. May include core and engine. Next: ops/graph_convolution.cpp.
#pragma once

#include <span>
#include <vector>

namespace engine {

// An undirected link between two nodes, both in [0, n_nodes).
struct Link {
    int a = 0;
    int b = 0;
};

// An entry of the matrix: y_to += weight * x_from.
struct Edge {
    int from = 0;
    int to = 0;
    float weight = 0.0f;
    bool operator==(const Edge&) const = default;
};

// The non-zero entries of D^-1/2 (A + I) D^-1/2 (Kipf, Welling 2017, equation 2): both directions of every link and a
// self-loop at each node, with weight 1 / sqrt(D_from D_to), where D counts the edges that lead to a node, self-loop
// included. Sorted by `to`, then by `from`. Repeated links (in either direction) count once; a link from a node to
// itself adds nothing to its self-loop.
//  Errors  a link to a node outside [0, n_nodes) (ES_CHECK)
std::vector<Edge> normalised_edges(std::span<const Link> links, int n_nodes);

}  // namespace engine
