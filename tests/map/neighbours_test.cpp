// Nearest things, with the grid and without, against sorting all distances.
#include "map/things/neighbours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "heads.h"

namespace {

// All rows but one by their distance in double, ties by number.
std::vector<int> sorted_by_distance(const std::vector<float>& values, int columns, const std::vector<double>& from,
                                    int but, int k) {
    std::vector<std::pair<double, int>> all;
    for (int i = 0; i * columns < static_cast<int>(values.size()); ++i) {
        double sum = 0;
        for (int c = 0; c < columns; ++c) {
            const double gap = static_cast<double>(values[static_cast<std::size_t>(i * columns + c)]) -
                               from[static_cast<std::size_t>(c)];
            sum += gap * gap;
        }
        if (i != but && std::isfinite(sum)) all.emplace_back(sum, i);
    }
    std::sort(all.begin(), all.end());
    std::vector<int> things;
    for (int i = 0; i < std::min(k, static_cast<int>(all.size())); ++i) {
        things.push_back(all[static_cast<std::size_t>(i)].second);
    }
    return things;
}

std::vector<int> things_of(const std::vector<map::Neighbour>& neighbours) {
    std::vector<int> things;
    for (const map::Neighbour& n : neighbours) things.push_back(n.thing);
    return things;
}

// A crowd, a sparse rest, one far thing and one that is nowhere.
train::Snapshot uneven(core::Random& random, int n) {
    train::Snapshot snapshot = map_test::random_snapshot(random, n, 3);
    for (std::size_t i = 0; i < static_cast<std::size_t>(n); i += 2) {
        snapshot.points[2 * i] = 1 + snapshot.points[2 * i] * 0.01f;
        snapshot.points[2 * i + 1] = -2 + snapshot.points[2 * i + 1] * 0.01f;
    }
    snapshot.points[10] = 900;
    snapshot.points[12] = NAN;
    return snapshot;
}

}  // namespace

TEST_CASE("nearest rows of a layer are those that sorting all distances gives") {
    core::Random random = core::random_stream(4, "neighbours");
    train::Snapshot snapshot = map_test::random_snapshot(random, 300, 1);
    train::LayerSnapshot layer{"features", 7, {}};
    for (int i = 0; i < 300 * 7; ++i) layer.values.push_back(core::next_normal(random));
    layer.values[7 * 20 + 3] = NAN;
    snapshot.layers = {layer};
    std::vector<map::Neighbour> nearest;
    for (const int thing : {0, 17, 299}) {
        std::vector<double> own;
        for (int c = 0; c < 7; ++c)
            own.push_back(static_cast<double>(layer.values[static_cast<std::size_t>(thing * 7 + c)]));
        map::nearest_in_features(snapshot, thing, 12, nearest);
        CHECK(things_of(nearest) == sorted_by_distance(layer.values, 7, own, thing, 12));
    }
    map::nearest_in_features(snapshot, 20, 5, nearest);
    CHECK(nearest.empty());
    map::nearest_in_layer(snapshot, 1, 0, 5, nearest);
    CHECK(nearest.empty());
    map::nearest_in_layer(snapshot, 0, 300, 5, nearest);
    CHECK(nearest.empty());
    map::nearest_in_layer(snapshot, 0, 3, 1000, nearest);
    CHECK(nearest.size() == 298);
}

TEST_CASE("the distance is Euclid's, and equal ones come by number") {
    std::vector<map::Neighbour> nearest;
    map::nearest_rows({0, 0, 3, 4, -4, 3, 1, 0}, 4, 2, 0, 3, nearest);
    REQUIRE(nearest.size() == 3);
    CHECK(nearest[0].distance == 1.0f);
    CHECK(nearest[1].thing == 1);
    CHECK(nearest[1].distance == 5.0f);
    CHECK(nearest[2].thing == 2);
}

TEST_CASE("the grid's nearest on the map are those that sorting all distances gives, from within and from far off") {
    core::Random random = core::random_stream(5, "neighbours");
    map::PlaceGrid grid;
    std::vector<map::Neighbour> nearest;
    for (const int n : {7, 40, 3000}) {
        const train::Snapshot snapshot = uneven(random, n);
        map::update_place_grid(grid, snapshot);
        CHECK(static_cast<int>(grid.things.size()) == n - 1);
        for (int trial = 0; trial < 200; ++trial) {
            const float reach = trial % 10 == 0 ? 2000.0f : 4.0f;
            const map::Point2 at{core::next_uniform(random, -reach, reach), core::next_uniform(random, -reach, reach)};
            const int but = trial % 3 == 0 ? trial % n : -1, k = 1 + trial % 9;
            map::nearest_on_map(grid, at, k, but, nearest);
            const std::vector<int> wanted =
                sorted_by_distance(snapshot.points, 2, {static_cast<double>(at.x), static_cast<double>(at.y)}, but, k);
            // From far off floats cannot tell neighbours apart that double can: the distances must agree.
            REQUIRE(nearest.size() == wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                const auto w = static_cast<std::size_t>(wanted[i]) * 2;
                const double distance = std::hypot(static_cast<double>(snapshot.points[w] - at.x),
                                                   static_cast<double>(snapshot.points[w + 1] - at.y));
                CHECK(static_cast<double>(nearest[i].distance) == doctest::Approx(distance).epsilon(1e-5));
            }
            if (reach < 5) CHECK(things_of(nearest) == wanted);
        }
    }
}

TEST_CASE("the grid finds the thing under the pointer as looking at all of them does") {
    core::Random random = core::random_stream(6, "neighbours");
    const train::Snapshot snapshot = uneven(random, 5000);
    map::PlaceGrid grid;
    map::update_place_grid(grid, snapshot);
    const map::Viewport viewport{800, 500};
    int found = 0;
    for (const map::Camera camera : {map::Camera{0, 0, 0.01f}, {1, -2, 0.0001f}, {1, 0, 3}}) {
        for (int trial = 0; trial < 300; ++trial) {
            const map::Point2 px{core::next_uniform(random, -20, 820), core::next_uniform(random, -20, 520)};
            const int slow = map::nearest_point(snapshot, camera, viewport, px, 12);
            CHECK(map::nearest_point(grid, camera, viewport, px, 12) == slow);
            found += slow >= 0 ? 1 : 0;
        }
    }
    CHECK(found > 100);
    CHECK(found < 800);
}

TEST_CASE("a box gives what lies in it; no things, one place and a line are grids, too") {
    core::Random random = core::random_stream(7, "neighbours");
    const train::Snapshot snapshot = uneven(random, 900);
    map::PlaceGrid grid;
    map::update_place_grid(grid, snapshot);
    std::vector<int> things, wanted;
    map::things_in_box(grid, {-1, -2.5f}, {1, 2000}, things);
    for (int i = 0; i < 900; ++i) {
        const auto at = static_cast<std::size_t>(i) * 2;
        const float x = snapshot.points[at], y = snapshot.points[at + 1];
        if (x >= -1 && x <= 1 && y >= -2.5f) wanted.push_back(i);
    }
    std::sort(things.begin(), things.end());
    CHECK(things == wanted);
    CHECK(things.size() > 100);
    std::vector<map::Neighbour> nearest;
    map::update_place_grid(grid, {});
    map::nearest_on_map(grid, {0, 0}, 3, -1, nearest);
    CHECK(nearest.empty());
    CHECK(map::nearest_point(grid, {}, {100, 100}, {50, 50}, 10) == -1);
    train::Snapshot same;
    same.n_points = 3;
    same.points = {2, 5, 2, 5, 2, 5};
    map::update_place_grid(grid, same);
    map::nearest_on_map(grid, {2, 6}, 2, 0, nearest);
    CHECK(things_of(nearest) == std::vector<int>{1, 2});
    same.points = {1, 5, 2, 5, 3, 5};
    map::update_place_grid(grid, same);
    map::nearest_on_map(grid, {2.2f, 5}, 2, -1, nearest);
    CHECK(things_of(nearest) == std::vector<int>{1, 2});
}

TEST_CASE("100,000 places: the pointer's thing in far less than a frame") {
    core::Random random = core::random_stream(8, "neighbours");
    const train::Snapshot snapshot = map_test::random_snapshot(random, 100000, 5);
    map::PlaceGrid grid;
    map::update_place_grid(grid, snapshot);
    const auto start = std::chrono::steady_clock::now();
    map::update_place_grid(grid, snapshot);
    const auto made = std::chrono::steady_clock::now();
    int sum = 0;
    for (int i = 0; i < 100; ++i) {
        sum += map::nearest_point(grid, {0, 0, 0.01f}, {1000, 1000}, {static_cast<float>(i * 10), 500}, 12);
    }
    const auto found = std::chrono::steady_clock::now();
    const double make_ms = std::chrono::duration<double, std::milli>(made - start).count();
    const double find_ms = std::chrono::duration<double, std::milli>(found - made).count() / 100;
    MESSAGE("grid of 100,000: made in " << make_ms << " ms, asked in " << find_ms << " ms");
    CHECK(sum > 0);
    // Generous: machines under test are busy. Looking at all of them takes about 0.3 ms.
    CHECK(make_ms < 100);
    CHECK(find_ms < 0.1);
}
