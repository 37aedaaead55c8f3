// The small picture of one map of a sweep: regions of a layout are the answers of the nearest things.
#include "app/stages/cell_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/view/nearest_field.h"
#include "map/heads/regions.h"
#include "map/things/ground_colors.h"

namespace {

// Two things of two classes, one on either side, as a layout shows them; the head would say another thing on the plane.
train::Snapshot two_things() {
    train::Snapshot snapshot;
    snapshot.n_points = 2;
    snapshot.points = {-1, 0, 1, 0};
    snapshot.held_out = {0, 0};
    train::HeadSnapshot head;
    head.id = "classify.side";
    head.spec.kind = "classify";
    head.outputs = {"left", "right"};
    head.layers = {{2, 2, {0, 0, 0, 0}, {5, -5}, false}};
    head.predictions = {5, -5, -5, 5};
    snapshot.heads = {head};
    snapshot.laid_out = true;
    return snapshot;
}

int off(const app::CellMap& cell, int x, int y, const map::Rgb& color) {
    const std::size_t at = 4 * static_cast<std::size_t>(y * cell.picture.width + x);
    const float parts[] = {color.r, color.g, color.b};
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c)
        most = std::max(most, std::abs(static_cast<int>(cell.picture.rgba[at + c]) -
                                       static_cast<int>(std::lround(255 * parts[c]))));
    return most;
}

}  // namespace

TEST_CASE("a layout's small map: each place has the colour of the nearest thing's answer, a plane's that of the head") {
    train::Snapshot snapshot = two_things();
    map::Coloring coloring;
    const app::CellMapStyle style{.size = {120, 90}, .ratio = 1, .dark = false, .regions_of = "", .highlighted = -1};
    CHECK(app::has_nearest_regions(snapshot, ""));
    const map::RegionView view = map::muted_beside(map::region_view(snapshot, ""), snapshot, coloring);
    const map::GroundColors colors = map::ground_colors(&snapshot.heads[0], view, false);
    const app::CellMap laid = app::paint_cell(snapshot, snapshot, coloring, style);
    // Beside the things, above and below them, where the nearer one is much nearer.
    constexpr int kNear = 40;  // of 255: colours fade where the other thing is not so far
    for (const int y : {36, 54}) {
        CHECK(off(laid, 12, y, colors.classes[0]) < kNear);
        CHECK(off(laid, 108, y, colors.classes[1]) < kNear);
        CHECK(off(laid, 108, y, colors.classes[0]) > off(laid, 108, y, colors.classes[1]));
    }
    snapshot.laid_out = false;
    CHECK_FALSE(app::has_nearest_regions(snapshot, ""));
    const app::CellMap plane = app::paint_cell(snapshot, snapshot, coloring, style);
    CHECK(off(plane, 108, 36, colors.classes[0]) < kNear);
}
