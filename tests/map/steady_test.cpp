// What runs each frame while one looks closer allocates nothing once it has run.
#include <doctest/doctest.h>

#include <functional>

#include "engine/allocations.h"
#include "heads.h"
#include "map/border_between.h"
#include "map/contours.h"
#include "map/density.h"
#include "map/identity.h"
#include "map/neighbours.h"
#include "map/regions.h"
#include "map/selection.h"
#include "train/confusion.h"

namespace {

map::Point2 measure(const std::string& text) { return {7.0f * static_cast<float>(text.size()), 14}; }

// Allocations of the third time.
long allocations_of(const std::function<void()>& frame) {
    frame();
    frame();
    const long before = tests::allocations();
    frame();
    return tests::allocations() - before;
}

}  // namespace

TEST_CASE("places, neighbours, lassos, density, borders, contours, identity, confusion: no allocation") {
    core::Random random = core::random_stream(1, "steady");
    train::Snapshot snapshot = map_test::random_snapshot(random, 800, 2);
    train::HeadSnapshot classes = map_test::random_head(random, model::Answer::classes, 4, 8);
    train::HeadSnapshot number = map_test::random_head(random, model::Answer::number, 1, 8);
    std::vector<int> codes;
    for (int i = 0; i < 800; ++i) {
        codes.push_back(i % 4);
        number.said.push_back(core::next_normal(random));
        for (int k = 0; k < 4; ++k) classes.said.push_back(core::next_normal(random));
    }
    snapshot.heads = {classes, number};
    snapshot.layers = {{"features", 2, snapshot.points}};
    const map::Viewport viewport{800, 500};
    const map::Camera camera{0, 0, 0.006f};

    map::PlaceGrid grid;
    std::vector<map::Neighbour> nearest;
    std::vector<int> things;
    CHECK(allocations_of([&] {
              map::update_place_grid(grid, snapshot);
              map::nearest_point(grid, camera, viewport, {300, 200}, 20);
              map::nearest_on_map(grid, {0.3f, 0.1f}, 8, 3, nearest);
              map::things_in_box(grid, {0, 0}, {1, 1}, things);
              map::nearest_in_features(snapshot, 3, 8, nearest);
          }) == 0);
    map::Selection selection;
    const std::vector<map::Point2> lasso = {{0, 0}, {1, 0}, {0.5f, 1}};
    CHECK(allocations_of([&] { map::choose_lasso(selection, snapshot, lasso, map::Choose::add); }) == 0);
    map::Density density;
    map::Overlay overlay;
    const std::vector<float> shares = {0.9f, 0.5f};
    CHECK(allocations_of([&] {
              overlay.clear();
              map::update_density(density, snapshot);
              map::density_contours(density, shares, {}, overlay);
          }) == 0);
    map::BorderWork border;
    CHECK(allocations_of([&] {
              overlay.clear();
              map::border_between(border, snapshot.heads[0], 0, 1, camera, viewport, {}, overlay);
          }) == 0);
    map::ContourState contours;
    contours.things = &grid;
    map::ContourLook look;
    look.unit = "mpg";
    const map::RegionView view{1, 0, model::Answer::number};
    CHECK(allocations_of([&] {
              overlay.clear();
              map::draw_contours(contours, snapshot, view, camera, viewport, look, measure, overlay);
          }) == 0);
    CHECK(!overlay.texts.empty());
    const std::vector<std::uint8_t> ids =
        map::region_ids(snapshot, map::region_view(snapshot, ""), camera, viewport, 80, 50);
    map::Identity identity;
    CHECK(allocations_of([&] {
              map::update_identity(identity, {ids.data(), 80, 50, camera, viewport}, snapshot.heads[0].outputs, 1);
          }) == 0);
    CHECK(!identity.parts.empty());
    train::Confusion confusion;
    CHECK(allocations_of([&] {
              train::count_confusion(snapshot.heads[0], codes, snapshot.held_out, train::Part::all, confusion);
          }) == 0);
}
