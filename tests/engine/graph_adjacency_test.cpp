// Normalised edges: against a graph worked out by hand, and what the normalisation promises.
#include "engine/graph_adjacency.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

using namespace engine;

}  // namespace

TEST_CASE("a path of three nodes and one alone, normalised by hand") {
    // 0 - 1 - 2   3, the first link twice and a link of 2 with itself, which changes nothing.
    const Link links[] = {{0, 1}, {2, 1}, {1, 0}, {2, 2}};
    const std::vector<Edge> edges = normalised_edges(links, 4);
    // Degrees with loops are 2, 3, 2, 1.
    const float sixth = static_cast<float>(1.0 / std::sqrt(6.0));
    const float third = static_cast<float>(1.0 / 3.0);
    const std::vector<Edge> wanted = {{0, 0, 0.5f},  {1, 0, sixth}, {0, 1, sixth}, {1, 1, third},
                                      {2, 1, sixth}, {1, 2, sixth}, {2, 2, 0.5f},  {3, 3, 1.0f}};
    CHECK(edges == wanted);
}

TEST_CASE("normalised edges keep sqrt(degree) as it is: it is the eigenvector of 1") {
    std::vector<Link> links;
    for (int a = 0; a < 20; ++a) {
        for (int b = a + 1; b < 20; ++b) {
            if ((a * 7 + b * 3) % 5 == 0) links.push_back({a, b});
        }
    }
    const std::vector<Edge> edges = normalised_edges(links, 20);
    CHECK(edges.size() == 2 * links.size() + 20);
    std::vector<double> degrees(20, 1.0);
    for (const Link& link : links) {
        degrees[static_cast<std::size_t>(link.a)] += 1.0;
        degrees[static_cast<std::size_t>(link.b)] += 1.0;
    }
    std::vector<double> sums(20, 0.0);
    for (const Edge& edge : edges) {
        const double from = degrees[static_cast<std::size_t>(edge.from)];
        sums[static_cast<std::size_t>(edge.to)] += static_cast<double>(edge.weight) * std::sqrt(from);
    }
    // Weights are floats: 20 of them, off by 3e-8 of at most 1 each, times a root of at most 4.5.
    for (std::size_t i = 0; i < 20; ++i) CHECK(std::abs(sums[i] - std::sqrt(degrees[i])) < 3e-6);
}

TEST_CASE("a graph without links, and none at all") {
    CHECK(normalised_edges({}, 2) == std::vector<Edge>{{0, 0, 1.0f}, {1, 1, 1.0f}});
    CHECK(normalised_edges({}, 0).empty());
}
