// Density against scipy (tests/map/fixtures/density.py prints the numbers), and contours that hold the shares they say.
#include "map/things/density.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "heads.h"
#include "map/things/selection.h"

namespace {

train::Snapshot formula_points() {
    train::Snapshot snapshot;
    snapshot.n_points = 300;
    for (int i = 0; i < 300; ++i) {
        snapshot.points.push_back(static_cast<float>((i * 37 + i * i % 89) % 97) / 97 + (i % 3 == 0 ? 1.5f : 0));
        snapshot.points.push_back(static_cast<float>((i * 53 + i * i % 71) % 101) / 50.5f);
    }
    return snapshot;
}

// Share of the things inside an odd number of these strokes.
double share_inside(const map::Overlay& overlay, const train::Snapshot& snapshot) {
    int n = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(snapshot.n_points); ++i) {
        bool inside = false;
        for (const map::Stroke& stroke : overlay.strokes) {
            const auto first = overlay.points.begin() + static_cast<std::ptrdiff_t>(stroke.first);
            const std::vector<map::Point2> lasso(first, first + static_cast<std::ptrdiff_t>(stroke.count));
            if (map::inside_lasso(lasso, {snapshot.points[2 * i], snapshot.points[2 * i + 1]})) inside = !inside;
        }
        n += inside ? 1 : 0;
    }
    return static_cast<double>(n) / snapshot.n_points;
}

}  // namespace

TEST_CASE("the density is the kernel estimate with Scott's bandwidth, to 2 % of its peak") {
    map::Density density;
    map::update_density(density, formula_points());
    CHECK(static_cast<double>(density.bandwidth_x) == doctest::Approx(0.29374635238772234).epsilon(1e-5));
    CHECK(static_cast<double>(density.bandwidth_y) == doctest::Approx(0.22513782940370794).epsilon(1e-5));
    struct Case {
        float x, y;
        double wanted;
    };
    const Case cases[] = {{0.5f, 1.0f, 86.09264011070897}, {1.25f, 1.0f, 24.653707321070577},
                          {2.0f, 0.3f, 34.48040028338827}, {0.1f, 1.9f, 35.09879906843384},
                          {2.4f, 2.1f, 10.94129967281278}, {-0.3f, 0.5f, 12.776992771728397}};
    for (const Case& c : cases) {
        CHECK(std::abs(static_cast<double>(map::density_at(density, {c.x, c.y})) - c.wanted) < 0.02 * 86);
    }
    double sum = 0;
    for (const float value : density.values) sum += static_cast<double>(value * density.cell * density.cell);
    CHECK(sum == doctest::Approx(300).epsilon(2e-3));
    CHECK(map::density_at(density, {99, 0}) == 0.0f);
}

TEST_CASE("a single thing spreads as the bandwidth says") {
    train::Snapshot snapshot;
    snapshot.n_points = 2;
    snapshot.points = {-1, 0, 1, 0};
    map::Density density;
    map::update_density(density, snapshot, 0.1f);
    // Deviation sqrt(2), n^(-1/6) = 0.891: 0.126; between the two there is nothing.
    CHECK(density.bandwidth_x == doctest::Approx(std::sqrt(2.0) * std::pow(2.0, -1.0 / 6) * 0.1).epsilon(1e-5));
    CHECK(map::density_at(density, {0, 0}) < 0.01f * map::density_at(density, {1, 0}));
    double squares = 0, sum = 0;
    for (int row = 0; row < density.rows; ++row) {
        for (int column = 0; column < density.columns; ++column) {
            const double x = static_cast<double>(density.x + static_cast<float>(column) * density.cell);
            const double value = static_cast<double>(
                density.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(density.columns) +
                               static_cast<std::size_t>(column)]);
            squares += value * (std::abs(x) - 1) * (std::abs(x) - 1);
            sum += value;
        }
    }
    // A cell of variance at most comes from sharing a thing out among four cells.
    const double variance = squares / sum, wanted = static_cast<double>(density.bandwidth_x * density.bandwidth_x);
    CHECK(variance > 0.98 * wanted);
    CHECK(variance < wanted + static_cast<double>(density.cell * density.cell));
}

TEST_CASE("contours hold the shares of the things they say") {
    core::Random random = core::random_stream(1, "density");
    train::Snapshot snapshot;
    snapshot.n_points = 2000;
    for (int i = 0; i < 2000; ++i) {
        const float crowd = i % 4 == 0 ? 4.0f : 0.0f;
        snapshot.points.push_back(crowd + core::next_normal(random));
        snapshot.points.push_back(crowd / 2 + core::next_normal(random) * 0.5f);
    }
    map::Density density;
    map::update_density(density, snapshot);
    for (const float share : {0.9f, 0.7f, 0.5f, 0.3f}) {
        map::Overlay overlay;
        map::density_contours(density, {share}, {}, overlay);
        REQUIRE(!overlay.strokes.empty());
        for (const map::Stroke& stroke : overlay.strokes) CHECK(stroke.closed);
        // Lines are straight within a cell, the density is not: a few things near the line are on the other side.
        CHECK(std::abs(share_inside(overlay, snapshot) - static_cast<double>(share)) < 0.01);
    }
    map::Overlay overlay;
    map::density_contours(density, {0.9f, 0.5f}, {}, overlay);
    CHECK(overlay.strokes.front().alpha == 0.5f);
    CHECK(overlay.strokes.back().alpha == 1.0f);
}

TEST_CASE("no things, one place, a line and places that are no numbers") {
    map::Density density;
    map::Overlay overlay;
    map::update_density(density, {});
    CHECK(density.n_things == 0);
    map::density_contours(density, {0.5f}, {}, overlay);
    CHECK(overlay.empty());
    CHECK(map::density_level(density, 0.5f) == 0.0f);
    train::Snapshot snapshot;
    snapshot.n_points = 3;
    snapshot.points = {2, 2, 2, 2, NAN, 1};
    map::update_density(density, snapshot);
    CHECK(density.n_things == 2);
    CHECK(map::density_at(density, {2, 2}) > 0.0f);
    CHECK(std::isnan(density.at_things[2]));
    map::density_contours(density, {0.5f}, {}, overlay);
    CHECK(overlay.strokes.size() == 1);
    snapshot.points = {0, 5, 100, 5, 50, 5};
    map::update_density(density, snapshot);
    CHECK(density.rows < density.columns);
    CHECK(map::density_at(density, {50, 5}) > 0.0f);
}

TEST_CASE("100,000 things in a few milliseconds") {
    core::Random random = core::random_stream(2, "density");
    const train::Snapshot snapshot = map_test::random_snapshot(random, 100000, 3);
    map::Density density;
    map::update_density(density, snapshot);
    const auto start = std::chrono::steady_clock::now();
    map::update_density(density, snapshot);
    const auto made = std::chrono::steady_clock::now();
    map::Overlay overlay;
    map::density_contours(density, {0.9f, 0.7f, 0.5f, 0.3f}, {}, overlay);
    const auto drawn = std::chrono::steady_clock::now();
    MESSAGE("density of 100,000: " << std::chrono::duration<double, std::milli>(made - start).count()
                                   << " ms, four contours "
                                   << std::chrono::duration<double, std::milli>(drawn - made).count() << " ms");
    CHECK(std::chrono::duration<double, std::milli>(drawn - start).count() < 200);
}
