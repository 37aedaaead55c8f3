// Nearest neighbours against all distances one by one, and the weights of their links.
#include "projection/neighbour_graph.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>

#include "core/random.h"
#include "projection/affinities.h"
#include "projection/quality.h"

namespace {

// Whole numbers from 0 to `most`: many distances are equal, and all are exact.
std::vector<float> grid_cloud(int n, int d, unsigned most) {
    core::Random random = core::random_stream(7, "grid cloud");
    std::vector<float> points(static_cast<std::size_t>(n * d));
    for (float& x : points) x = static_cast<float>(core::next_below(random, most + 1));
    return points;
}

}  // namespace

TEST_CASE("nearest neighbours are those of all distances one by one, of equal ones the first") {
    struct Case {
        int n, d, k;
    };
    // Fewer than a tile, one more than a block, many; one dimension, an odd number; all others as neighbours.
    for (const Case& one : {Case{5, 1, 4}, {33, 7, 3}, {47, 2, 46}, {500, 3, 20}, {130, 65, 90}}) {
        CAPTURE(one.n);
        const std::vector<float> points = grid_cloud(one.n, one.d, 9);
        const projection::Neighbours found = projection::nearest_neighbours(points, one.d, one.k);
        for (int i = 0; i < one.n; ++i) {
            const auto row = found.index.begin() + static_cast<std::ptrdiff_t>(i) * one.k;
            const std::vector<int> nearest(row, row + one.k);
            REQUIRE(nearest == projection::nearest_of(points, one.d, i, one.k));
        }
    }
    CHECK_FALSE(projection::rows_are_sound({1, std::numeric_limits<float>::quiet_NaN()}));
    CHECK_FALSE(projection::rows_are_sound({1, -std::numeric_limits<float>::infinity()}));
    CHECK_FALSE(projection::rows_are_sound({1e16f}));
}

TEST_CASE("links go both ways with the same weight, and those of t-SNE sum to 1") {
    const std::vector<float> points = grid_cloud(200, 4, 1000);
    for (const bool is_tsne : {true, false}) {
        const projection::Neighbours near = projection::nearest_neighbours(points, 4, is_tsne ? 30 : 14);
        const projection::Graph graph =
            is_tsne ? projection::tsne_affinities(near, 10) : projection::umap_affinities(near);
        std::map<std::pair<int, int>, float> links;
        double sum = 0;
        for (int i = 0; i < 200; ++i) {
            const auto row = static_cast<std::size_t>(i);
            for (int at = graph.start[row]; at < graph.start[row + 1]; ++at) {
                const auto link = static_cast<std::size_t>(at);
                if (graph.weight[link] != 0) links[{i, graph.to[link]}] = graph.weight[link];
                sum += static_cast<double>(graph.weight[link]);
            }
            REQUIRE(graph.start[row + 1] % 8 == 0);
        }
        for (const auto& [link, weight] : links) {
            REQUIRE(links[{link.second, link.first}] == weight);
            REQUIRE(link.first != link.second);
        }
        if (is_tsne) CHECK(sum == doctest::Approx(1).epsilon(1e-5));
    }
}

TEST_CASE("UMAP: the nearest has weight 1, and what a thing gives sums to log2 of its neighbours and itself") {
    // One row of things, each farther from the one before it: all see thing 0's side first.
    const std::vector<float> line = {0, 1, 3, 7, 15, 31};
    const projection::Graph graph = projection::umap_affinities(projection::nearest_neighbours(line, 1, 3));
    // Thing 5 is nobody's neighbour, so its links are what it gives: to 4, 3 and 2.
    double sum = 0;
    for (int at = graph.start[5]; at < graph.start[6]; ++at) {
        const auto link = static_cast<std::size_t>(at);
        if (graph.to[link] == 4) CHECK(graph.weight[link] == 1.0f);
        sum += static_cast<double>(graph.weight[link]);
    }
    CHECK(sum == doctest::Approx(std::log2(4.0)).epsilon(1e-4));
}
