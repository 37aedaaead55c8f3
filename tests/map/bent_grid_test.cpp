// The bent grid as strokes: one a line, axes on top and stronger, nothing for a feature that is off.
#include "map/heads/bent_grid.h"

#include <doctest/doctest.h>

namespace {

train::FeatureGrid small_grid() {
    train::FeatureGrid grid;
    grid.a = {.label = "weight (lb)", .low_text = "1800", .high_text = "4500"};
    grid.b = {.label = "horsepower", .low_text = "50", .high_text = "200"};
    for (const bool along_a : {true, false}) {
        for (int i = 0; i < 3; ++i) {
            const auto x = static_cast<float>(i);
            grid.lines.push_back({.along_a = along_a, .at = x, .is_axis = i == 1, .places = {0, x, 1, x, 2, x}});
        }
    }
    return grid;
}

constexpr map::BentGridStyle kLook{.a = {200, 0, 0}, .b = {0, 0, 200}, .text = {9, 9, 9}};

}  // namespace

TEST_CASE("a bent grid is one stroke a line, its axes on top with arrows and names at their ends") {
    map::Overlay overlay;
    overlay.line({}, {{5, 5}, {6, 6}});  // what is there stays
    map::feature_grid_overlay(small_grid(), kLook, overlay);
    REQUIRE(overlay.strokes.size() == 7);
    CHECK(overlay.points.size() == 2 + 6 * 3);
    for (std::size_t i = 1; i < 7; ++i) {
        const map::Stroke& stroke = overlay.strokes[i];
        CHECK(stroke.count == 3);
        CHECK((stroke.arrow > 0) == (i >= 5));
        CHECK((stroke.width > kLook.width) == (i >= 5));
    }
    CHECK(overlay.strokes[5].color.r == 200);
    CHECK(overlay.strokes[6].color.b == 200);
    REQUIRE(overlay.texts.size() == 4);
    CHECK(overlay.texts[0].text == "1800");
    CHECK(overlay.texts[1].text == "weight (lb) 4500");
    CHECK(overlay.texts[1].at.x == 2);
    CHECK(overlay.texts[1].at.y == 1);
}

TEST_CASE("a feature that is switched off has no lines and no name") {
    train::FeatureGrid grid = small_grid();
    grid.a.is_on = false;
    map::Overlay overlay;
    map::feature_grid_overlay(grid, kLook, overlay);
    CHECK(overlay.strokes.size() == 3);
    CHECK(overlay.texts.size() == 2);
    CHECK(overlay.texts[0].text == "50");
}
