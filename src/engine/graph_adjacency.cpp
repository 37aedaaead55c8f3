#include "engine/graph_adjacency.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"

namespace engine {

std::vector<Edge> normalised_edges(std::span<const Link> links, int n_nodes) {
    std::vector<Edge> edges;
    edges.reserve(2 * links.size() + static_cast<std::size_t>(n_nodes));
    for (int node = 0; node < n_nodes; ++node) edges.push_back({node, node});
    for (const Link& link : links) {
        ES_CHECK(link.a >= 0 && link.a < n_nodes && link.b >= 0 && link.b < n_nodes, "a link must lead to a node");
        if (link.a == link.b) continue;
        edges.push_back({link.a, link.b});
        edges.push_back({link.b, link.a});
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge& x, const Edge& y) { return x.to != y.to ? x.to < y.to : x.from < y.from; });
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<int> degrees(static_cast<std::size_t>(n_nodes), 0);
    for (const Edge& edge : edges) ++degrees[static_cast<std::size_t>(edge.to)];
    for (Edge& edge : edges) {
        const double from = degrees[static_cast<std::size_t>(edge.from)];
        const double to = degrees[static_cast<std::size_t>(edge.to)];
        edge.weight = static_cast<float>(1.0 / std::sqrt(from * to));
    }
    return edges;
}

}  // namespace engine
