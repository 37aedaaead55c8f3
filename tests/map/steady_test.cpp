// What runs each frame while one looks closer allocates nothing once it has run.
#include <doctest/doctest.h>

#include <functional>

#include "engine/allocations.h"
#include "heads.h"
#include "map/heads/border_between.h"
#include "map/heads/contours.h"
#include "map/heads/identity.h"
#include "map/heads/regions.h"
#include "map/names/labels.h"
#include "map/names/thing_labels.h"
#include "map/things/density.h"
#include "map/things/neighbours.h"
#include "map/things/point_marks.h"
#include "map/things/selection.h"
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
        number.predictions.push_back(core::next_normal(random));
        for (int k = 0; k < 4; ++k) classes.predictions.push_back(core::next_normal(random));
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
    map::ContourStyle style;
    style.unit = "mpg";
    const map::RegionView view{1, 0, model::Answer::number};
    CHECK(allocations_of([&] {
              overlay.clear();
              map::draw_contours(contours, snapshot, view, camera, viewport, style, measure, overlay);
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

// Each frame looks for places anew (a second passes), as while the camera moves.
TEST_CASE("names of regions and of things, symbols: no allocation in a steady frame, unmoved and panned") {
    core::Random random = core::random_stream(2, "steady names");
    train::Snapshot snapshot = map_test::random_snapshot(random, 500, 2);
    snapshot.heads = {map_test::random_head(random, model::Answer::classes, 5, 8)};
    for (std::string& name : snapshot.heads[0].outputs) name += ", which has a name that fits into no small string";
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    data::Dataset dataset;
    dataset.row.id = "steady";
    for (int i = 0; i < 500; ++i) dataset.names.push_back("a thing of number " + std::to_string(i));
    map::Coloring coloring;
    for (int i = 0; i < 500; ++i) coloring.index.push_back(i % 5);
    map::Scene scene;
    scene.snapshot = &snapshot;
    scene.coloring = &coloring;
    scene.viewport = {1200, 800};
    scene.camera = {0, 0, 0.004f};
    const map::RegionView view = map::region_view(snapshot, "");
    for (const data::Mark mark : {data::Mark::symbol, data::Mark::name, data::Mark::picture}) {
        dataset.row.mark = mark;
        if (mark == data::Mark::picture) dataset.pictures.side = 8;
        for (const bool fantasy : {false, true}) {
            for (const float pan : {0.0f, 1e-4f}) {
                map::LabelState labels;
                map::ThingLabelState things;
                std::vector<map::PointMark> marks;
                scene.terrain = labels.terrain = fantasy ? &terrain : nullptr;
                CAPTURE(static_cast<int>(mark));
                CAPTURE(fantasy);
                CAPTURE(pan);
                const auto frame = [&] {
                    scene.camera.x += pan;
                    map::place_labels(labels, snapshot, view, scene.camera, scene.viewport, measure, 1);
                    map::place_thing_labels(things,
                                            {.snapshot = snapshot,
                                             .dataset = dataset,
                                             .camera = scene.camera,
                                             .viewport = scene.viewport,
                                             .closer = 3},
                                            measure, 1);
                    map::make_point_marks(marks, scene, 1);
                    map::add_ringed_marks(marks, scene, 1);
                };
                CHECK(allocations_of(frame) == 0);
                CHECK(!labels.labels.empty());
                CHECK(things.labels.size() + things.pictures.size() > 0);
                CHECK(marks.size() == 500);
            }
        }
    }
}
