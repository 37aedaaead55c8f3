// See agreement.h.
#include "projection/agreement.h"

#include <algorithm>
#include <limits>

#include "core/check.h"
#include "projection/quality.h"

namespace projection {

std::vector<int> neighbourhoods_of(const std::vector<float>& points, int n_dims, int k) {
    ES_CHECK(n_dims > 0 && points.size() % static_cast<std::size_t>(n_dims) == 0, "points are [N, n_dims]");
    const auto n = static_cast<int>(points.size() / static_cast<std::size_t>(n_dims));
    ES_CHECK(k >= 1 && k < n, "a thing has n - 1 others");
    std::vector<int> all;
    all.reserve(static_cast<std::size_t>(n) * static_cast<std::size_t>(k));
    add_neighbourhoods(points, n_dims, k, 0, n, all);
    return all;
}

void add_neighbourhoods(const std::vector<float>& points, int n_dims, int k, int from, int to, std::vector<int>& all) {
    for (int i = from; i < to; ++i) {
        const std::vector<int> nearest = nearest_of(points, n_dims, i, k);
        all.insert(all.end(), nearest.begin(), nearest.end());
    }
}

Agreement agreement_of(const std::vector<std::vector<int>>& maps, int k) {
    Agreement found{.n_maps = static_cast<int>(maps.size()), .k = k, .of_thing = {}, .mean = 0};
    found.mean = std::numeric_limits<double>::quiet_NaN();
    if (maps.size() < 2) return found;
    ES_CHECK(k >= 1 && maps.front().size() % static_cast<std::size_t>(k) == 0, "neighbourhoods are [N, k]");
    const auto of_each = static_cast<std::size_t>(k);
    const std::size_t n = maps.front().size() / of_each;
    for (const std::vector<int>& map : maps) ES_CHECK(map.size() == n * of_each, "maps of the same things");
    const double chance = static_cast<double>(k) / static_cast<double>(n - 1);
    const double pairs = static_cast<double>(maps.size()) * static_cast<double>(maps.size() - 1) / 2;
    // On how many maps each thing is a neighbour: a count of c gives c (c - 1) / 2 pairs of maps that share it.
    std::vector<int> seen(n, 0);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double common = 0;
        for (const std::vector<int>& map : maps) {
            for (std::size_t j = 0; j < of_each; ++j) common += seen[static_cast<std::size_t>(map[i * of_each + j])]++;
        }
        for (const std::vector<int>& map : maps) {
            for (std::size_t j = 0; j < of_each; ++j) seen[static_cast<std::size_t>(map[i * of_each + j])] = 0;
        }
        const double share = common / (pairs * k);
        found.of_thing.push_back(chance < 1 ? (share - chance) / (1 - chance) : 1);
        sum += found.of_thing.back();
    }
    found.mean = sum / static_cast<double>(n);
    return found;
}

}  // namespace projection
