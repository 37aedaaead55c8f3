// Agreement of maps: against a count by hand, against maps that are known to be the same, and against chance.
#include "projection/agreement.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/random.h"

namespace {

std::vector<float> cloud(int n, int dims, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "cloud");
    std::vector<float> points;
    for (int i = 0; i < dims * n; ++i) points.push_back(core::next_normal(random));
    return points;
}

// Sorts everybody by distance.
std::set<int> nearest_by_hand(const std::vector<float>& points, int dims, int thing, int k) {
    std::vector<std::pair<double, int>> others;
    const int n = static_cast<int>(points.size()) / dims;
    for (int j = 0; j < n; ++j) {
        double sum = 0;
        for (int d = 0; d < dims; ++d) {
            sum += std::pow(static_cast<double>(points[static_cast<std::size_t>(j * dims + d)]) -
                                static_cast<double>(points[static_cast<std::size_t>(thing * dims + d)]),
                            2);
        }
        if (j != thing) others.emplace_back(sum, j);
    }
    std::sort(others.begin(), others.end());
    std::set<int> nearest;
    for (int i = 0; i < k; ++i) nearest.insert(others[static_cast<std::size_t>(i)].second);
    return nearest;
}

}  // namespace

TEST_CASE("agreement is the shared part of the neighbourhoods over all pairs of maps, less chance") {
    constexpr int kN = 30, kK = 4;
    // Three maps that resemble each other, of two and three dimensions.
    const std::vector<float> a = cloud(kN, 2, 1);
    std::vector<float> b = a, c;
    const std::vector<float> shift = cloud(kN, 2, 2), third = cloud(kN, 1, 3);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] += 0.3f * shift[i];
    for (std::size_t i = 0; i < static_cast<std::size_t>(kN); ++i) {
        for (const float x : {a[2 * i], a[2 * i + 1], 0.4f * third[i]}) c.push_back(x);
    }
    const projection::Agreement found =
        projection::agreement_of({projection::neighbourhoods_of(a, 2, kK), projection::neighbourhoods_of(b, 2, kK),
                                  projection::neighbourhoods_of(c, 3, kK)},
                                 kK);
    double mean = 0;
    for (int i = 0; i < kN; ++i) {
        const std::set<int> on[3] = {nearest_by_hand(a, 2, i, kK), nearest_by_hand(b, 2, i, kK),
                                     nearest_by_hand(c, 3, i, kK)};
        double share = 0;
        for (const auto& [p, q] : {std::pair{0, 1}, std::pair{0, 2}, std::pair{1, 2}}) {
            for (const int thing : on[p]) share += static_cast<double>(on[q].count(thing)) / kK / 3;
        }
        const double chance = static_cast<double>(kK) / (kN - 1);
        const double expected = (share - chance) / (1 - chance);
        CHECK(found.of_thing[static_cast<std::size_t>(i)] == doctest::Approx(expected));
        mean += expected / kN;
    }
    CHECK(found.mean == doctest::Approx(mean));
    CHECK(found.mean > 0.3);
    CHECK(found.mean < 0.95);
}

TEST_CASE("a map that was turned, mirrored, scaled and shifted agrees wholly; random maps as chance has it") {
    const std::vector<float> map = cloud(200, 2, 5);
    std::vector<float> moved;
    for (std::size_t i = 0; i < map.size(); i += 2) {
        moved.push_back(-4 * map[i + 1] + 7);
        moved.push_back(-4 * map[i] - 2);
    }
    const auto of = [](const std::vector<float>& points) { return projection::neighbourhoods_of(points, 2, 10); };
    const projection::Agreement same = projection::agreement_of({of(map), of(moved)}, 10);
    CHECK(same.mean == doctest::Approx(1).epsilon(0.01));
    std::vector<std::vector<int>> random;
    for (std::uint64_t seed = 10; seed < 20; ++seed) random.push_back(of(cloud(200, 2, seed)));
    const projection::Agreement luck = projection::agreement_of(random, 10);
    CHECK(luck.n_maps == 10);
    CHECK(std::fabs(luck.mean) < 0.02);  // uncorrected it would be 0.05
    CHECK(std::isnan(projection::agreement_of({of(map)}, 10).mean));
}
