// Land and sea: every thing stands on land, distances are distances, and the land moves only as far as the things do.
#include "map/land/terrain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "heads.h"
#include "map/land/fantasy.h"

namespace {

// Three crowds and, with `alone`, one thing far from them.
train::Snapshot crowds(int n, float scale, bool alone) {
    core::Random random = core::random_stream(3, "crowds");
    train::Snapshot snapshot;
    snapshot.n_points = n + (alone ? 1 : 0);
    for (int i = 0; i < n; ++i) {
        const float middle = static_cast<float>(i % 3) * 2 - 2;
        snapshot.points.push_back(scale * (middle + core::next_normal(random) * 0.3f));
        snapshot.points.push_back(scale * (std::abs(middle) + core::next_normal(random) * 0.3f));
    }
    if (alone) snapshot.points.insert(snapshot.points.end(), {3.5f * scale, -2 * scale});
    return snapshot;
}

float coast_at(const map::Terrain& terrain, int x, int y) {
    return terrain.cells[static_cast<std::size_t>(y * map::kTerrainSide + x)].coast;
}

}  // namespace

TEST_CASE("every thing stands on land, the rim of the grid is sea, at every scale of the map") {
    for (const int n : {1, 2, 30, 900}) {
        for (const float scale : {1e-4f, 1.0f, 3e4f}) {
            const train::Snapshot snapshot = crowds(n, scale, n > 2);
            map::Terrain terrain;
            map::update_terrain(terrain, snapshot);
            CAPTURE(n);
            CAPTURE(scale);
            int wet = 0, rim = 0;
            for (int i = 0; i < snapshot.n_points; ++i) {
                const auto k = static_cast<std::size_t>(i) * 2;
                wet += map::is_land(terrain, snapshot.points[k], snapshot.points[k + 1]) ? 0 : 1;
            }
            for (int i = 0; i < map::kTerrainSide; ++i) {
                rim += coast_at(terrain, i, 0) > 0 || coast_at(terrain, 0, i) > 0 ? 1 : 0;
                rim += coast_at(terrain, i, map::kTerrainSide - 1) > 0 ? 1 : 0;
                rim += coast_at(terrain, map::kTerrainSide - 1, i) > 0 ? 1 : 0;
            }
            CHECK(wet == 0);
            CHECK(rim == 0);
        }
    }
}

TEST_CASE("coast is the distance to the nearest crossing of land and sea") {
    map::Terrain terrain;
    map::update_terrain(terrain, crowds(300, 1, true));
    // The truth: crossings on the lines between neighbours, in the height's own numbers, and the nearest of them.
    std::vector<map::Point2> crossings;
    const auto height = [&](int x, int y) {
        return terrain.cells[static_cast<std::size_t>(y * map::kTerrainSide + x)].height;
    };
    for (int y = 0; y < map::kTerrainSide; ++y) {
        for (int x = 0; x < map::kTerrainSide; ++x) {
            const float own = height(x, y);
            if (x + 1 < map::kTerrainSide && (own > 0) != (height(x + 1, y) > 0)) {
                crossings.push_back({static_cast<float>(x) + own / (own - height(x + 1, y)), static_cast<float>(y)});
            }
            if (y + 1 < map::kTerrainSide && (own > 0) != (height(x, y + 1) > 0)) {
                crossings.push_back({static_cast<float>(x), static_cast<float>(y) + own / (own - height(x, y + 1))});
            }
        }
    }
    REQUIRE(crossings.size() > 100);
    float worst = 0;
    for (int y = 0; y < map::kTerrainSide; y += 3) {
        for (int x = 0; x < map::kTerrainSide; x += 3) {
            float nearest = 1e9f;
            for (const map::Point2& c : crossings) {
                nearest = std::min(nearest, std::hypot(c.x - static_cast<float>(x), c.y - static_cast<float>(y)));
            }
            if (nearest > 25) continue;  // farther out nothing is drawn by it
            worst = std::max(worst, std::abs(std::abs(coast_at(terrain, x, y)) - nearest));
            CHECK((coast_at(terrain, x, y) > 0) == (height(x, y) > 0));
        }
    }
    // Upwind differences of first order err by about half a cell at this distance and at corners of the coast;
    // crossings are half a cell apart.
    CHECK(worst < 1.0f);
}

TEST_CASE("no things, things that are nowhere, and all in one place") {
    map::Terrain terrain;
    train::Snapshot none;
    map::update_terrain(terrain, none);
    CHECK_FALSE(map::is_land(terrain, 0, 0));
    train::Snapshot odd;
    odd.n_points = 3;
    odd.points = {std::nanf(""), 0, 5, 5, 1, HUGE_VALF};
    map::update_terrain(terrain, odd);
    CHECK(map::is_land(terrain, 5, 5));
    CHECK_FALSE(map::is_land(terrain, 9, 5));
    train::Snapshot one;
    one.n_points = 50;
    one.points.assign(100, 0.25f);
    map::update_terrain(terrain, one);
    CHECK(map::is_land(terrain, 0.25f, 0.25f));
    for (const map::Ground& g : terrain.cells) REQUIRE(std::isfinite(g.coast + g.height + g.slope_x + g.slope_y));
}

TEST_CASE("while things move a little, land changes a little; the grid stays until it must go") {
    train::Snapshot snapshot = crowds(400, 1, true);
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    const float x = terrain.x, y = terrain.y, cell = terrain.cell;
    const map::Terrain before = terrain;
    for (float& p : snapshot.points) p *= 1.004f;
    map::update_terrain(terrain, snapshot);
    CHECK(terrain.x == x);
    CHECK(terrain.y == y);
    CHECK(terrain.cell == cell);
    int changed = 0;
    for (std::size_t i = 0; i < terrain.cells.size(); ++i) {
        changed += (terrain.cells[i].coast > 0) != (before.cells[i].coast > 0) ? 1 : 0;
    }
    // Of 25600 cells some 1500 lie along the coast; the things moved by at most a third of a cell.
    CHECK(changed < 150);
    CHECK(changed > 0);
    // Grown by a third they are outside. Where the grid goes, the land stays: the same places are land on both grids.
    for (float& p : snapshot.points) p *= 1.33f;
    map::Terrain fresh;
    map::update_terrain(fresh, snapshot);
    map::update_terrain(terrain, snapshot);
    CHECK(terrain.cell > cell);
    for (float& p : snapshot.points) p *= 0.97f;
    map::Terrain stayed = terrain;
    map::update_terrain(stayed, snapshot);
    map::Terrain moved;
    map::update_terrain(moved, snapshot);
    REQUIRE(stayed.cell != moved.cell);
    int different = 0;
    for (int i = 0; i < 10000; ++i) {
        const float px = static_cast<float>(i % 100 - 50) * 0.1f, py = static_cast<float>(i / 100 - 50) * 0.1f;
        different += map::is_land(stayed, px, py) != map::is_land(moved, px, py) ? 1 : 0;
    }
    CHECK(different < 60);  // of 10000: places within a fraction of a cell of the coast
}

TEST_CASE("a steady frame allocates nothing new") {
    train::Snapshot snapshot = crowds(400, 1, false);
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    const void* memory[] = {terrain.cells.data(), terrain.density.data(), terrain.scratch.data(),
                            terrain.at_things.data(), terrain.octaves[0].data()};
    map::update_terrain(terrain, snapshot);
    const void* again[] = {terrain.cells.data(), terrain.density.data(), terrain.scratch.data(),
                           terrain.at_things.data(), terrain.octaves[0].data()};
    CHECK(std::equal(std::begin(memory), std::end(memory), std::begin(again)));
}

TEST_CASE("noise: between -1 and 1, the same wherever it is looked at from, with the slope that it says") {
    for (const int level : {-3, 0, 4}) {
        for (int i = 0; i < 200; ++i) {
            const float x = static_cast<float>(i) * 0.137f - 11, y = static_cast<float>(i * i % 83) * 0.11f - 4;
            const map::Octave here = map::octave_at(level, 0, 0);
            const map::Octave there = map::octave_at(level, 3.25, -7.5);
            const map::Noise a = map::noise_at(here, x, y);
            const map::Noise b = map::noise_at(there, x - 3.25f, y + 7.5f);
            CHECK(std::abs(a.value) <= 1);
            // Places in cells are kept to about 1e-5 at these distances, and the steepest slope is some 4 a cell.
            CHECK(std::abs(a.value - b.value) < 2e-3f);
            const float step = 1e-2f * std::exp2(-static_cast<float>(level));
            const float dx =
                (map::noise_at(here, x + step, y).value - map::noise_at(here, x - step, y).value) / (2 * step);
            const float dy =
                (map::noise_at(here, x, y + step).value - map::noise_at(here, x, y - step).value) / (2 * step);
            // Central differences of a hundredth of a cell, of a curve whose third derivative is up to 60 a cell cubed,
            // and which bends anew at the edges of cells.
            const float tolerance = 0.03f * std::exp2(static_cast<float>(level));
            CHECK(std::abs(a.slope_x - dx) < tolerance);
            CHECK(std::abs(a.slope_y - dy) < tolerance);
        }
    }
}

TEST_CASE("the fantasy picture: things on land in their country's colour, open sea in the sea's, no border at sea") {
    train::Snapshot snapshot;
    snapshot.heads = {map_test::named_head(model::Answer::classes, {{2, 2, {-9, 9, 0, 0}, {0, 0}, false}})};
    snapshot.n_points = 2;
    snapshot.points = {-1, 0, 1, 0};
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    const map::Camera camera{0, 0, 0.01f};
    const map::Viewport viewport{400, 300};
    for (const bool dark : {false, true}) {
        const map::FantasyColors colors = map::fantasy_colors(dark);
        const auto picture =
            map::fantasy_picture(snapshot, map::region_view(snapshot, ""), terrain, camera, viewport, 400, 300, dark);
        const auto at = [&](int x, int y) { return picture[static_cast<std::size_t>(y * 400 + x)]; };
        const auto apart = [](map::Rgb a, map::Rgb b) {
            return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
        };
        // Relief shades them, so that they are only nearer to their own colour than to the other's.
        for (const int side : {0, 1}) {
            const map::Rgb town = at(side == 0 ? 100 : 300, 150);
            const auto own = static_cast<std::size_t>(side);
            CHECK(apart(town, colors.countries[own]) < apart(town, colors.countries[1 - own]));
            CHECK(apart(town, colors.countries[own]) < 0.3f);
        }
        CHECK(apart(at(3, 3), colors.deep) < 0.02f);
        // x = 0 is the border of the two classes; between the islands it is not drawn.
        for (int y = 100; y < 200; ++y) CHECK(apart(at(200, y), colors.border) > 0.1f);
    }
}
