// Many things on one spot are found, counted and listed, wherever they lie and however the grid of squares falls.
#include "map/things/crowds.h"

#include <doctest/doctest.h>

TEST_CASE("crowds: what lies on one spot is one crowd, also across the edges of squares") {
    train::Snapshot snapshot;
    const auto put = [&](int n, float x, float y, float spread) {
        for (int i = 0; i < n; ++i) {
            snapshot.points.push_back(x + spread * static_cast<float>(i % 3 - 1));
            snapshot.points.push_back(y + spread * static_cast<float>(i % 2));
        }
        snapshot.n_points += n;
    };
    const map::Camera camera{.x = 0.31f, .y = -0.2f, .units_per_px = 0.01f};
    put(207, 0.31f, -0.2f, 0.0004f);  // on a corner of four squares
    put(84, 2, 1, 0);
    put(map::kLeastCrowd - 1, -3, 1, 0.001f);  // near each other by chance, at most two at one place
    put(60, -1, -1, 0.2f);                     // 20 px apart: ten on each of six spots
    map::PlaceGrid grid;
    map::update_place_grid(grid, snapshot);
    map::Crowds found;
    map::find_crowds(grid, camera, found);
    const std::vector<map::Crowd>& crowds = found.crowds;
    REQUIRE(crowds.size() == 2 + 6);
    CHECK(crowds[0].count == 207);
    CHECK(crowds[0].at.x == doctest::Approx(0.31).epsilon(0.01));
    CHECK(crowds[1].count == 84);
    CHECK(crowds[1].at.y == doctest::Approx(1));
    CHECK(crowds[2].count == 10);  // few, but at the very same place
    std::vector<int> things;
    map::things_on_spot(grid, camera, 207 + 83, things);
    REQUIRE(things.size() == 84);
    CHECK(things.front() == 207);
    CHECK(things.back() == 207 + 83);
    // From nearer they come apart.
    map::things_on_spot(grid, {0.31f, -0.2f, 0.0001f}, 0, things);
    CHECK(things.size() < 207);
    map::find_crowds(grid, {0, 0, 10}, found);
    REQUIRE(crowds.size() == 1);
    CHECK(crowds[0].count == snapshot.n_points);
    map::things_on_spot(grid, camera, -1, things);
    CHECK(things.empty());
    map::find_crowds({}, camera, found);
    CHECK(crowds.empty());
}
