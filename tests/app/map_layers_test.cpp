// What lies on the map, laid down again while the camera moves: a steady frame allocates nothing.
#include "app/view/map_layers.h"

#include <doctest/doctest.h>

#include "app/experiment/session.h"
#include "app/view/pointing.h"
#include "engine/allocations.h"

TEST_CASE("everything that can lie on the map is laid down without allocating, unmoved and panned") {
    app::Session session;
    session.run_steps(60);
    app::Pointing pointing;
    map::PlaceGrid grid;
    app::ChangeWatch watch;
    app::Trails trails;
    app::MapLayers layers;
    const std::vector<map::Box> obstacles;
    map::Scene scene;
    scene.snapshot = &session.latest();
    scene.viewport = {800, 500};
    scene.camera = map::fit(session.latest(), scene.viewport);
    scene.view = map::region_view(session.latest(), "");
    model::Spec spec = session.running();
    spec.shows = {"density", "trails", "springs", "arrows", "ghost", "names"};
    app::follow(trails, session.latest(), 0, true);
    session.run_steps(20);
    app::follow(trails, session.latest(), 1, true);
    map::update_place_grid(grid, session.latest());
    pointing.seen.pinned = 3;
    app::update_flags(pointing, session.material(), {});
    app::update(pointing, {session.latest(), grid, session.latest(), session.material(), scene.view, 1});
    pointing.seen.walks = true;
    pointing.seen.marker = {0.5f, 0.5f};
    pointing.seen.lit_truth = 0;
    pointing.seen.lit_said = 1;
    scene.flags = &pointing.seen.flags;
    for (const float pan : {0.0f, 0.3f}) {
        long before = 0;
        for (int i = 0; i < 6; ++i) {
            before = tests::allocations();
            // There and back, so that no frame sees more than those before it.
            scene.camera = map::panned(scene.camera, {i % 2 == 0 ? pan : -pan, 0});
            app::draw_layers(layers, scene,
                             {.spec = spec,
                              .looking = pointing.seen,
                              .grid = grid,
                              .watch = watch,
                              .trails = trails,
                              .trainer = session.trainer(),
                              .obstacles = obstacles,
                              .changes = 1,
                              .now_s = 1});
        }
        const long allocated = tests::allocations() - before;
        CAPTURE(pan);
        CHECK(allocated == 0);
        CHECK(layers.over.strokes.size() > 100);  // arrows
        CHECK(layers.under.strokes.size() > 100);
    }
}

namespace {

// Lines between things that a model of these layers has on its map, in a first frame and in a second one.
struct Drawn {
    std::size_t lines = 0, links = 0;
    long allocated = 0;
};
Drawn links_drawn(const char* dataset, std::vector<model::LayerSpec> spec_layers) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.layers = std::move(spec_layers);
    spec.shows = {"links"};
    app::Session session;
    REQUIRE(session.change_to(spec).ok());
    const map::PlaceGrid grid;
    const app::ChangeWatch watch;
    const app::Trails trails;
    const ui::Looking looking;
    app::MapLayers layers;
    const std::vector<map::Box> obstacles;
    map::Scene scene;
    scene.snapshot = &session.latest();
    scene.viewport = {800, 500};
    scene.camera = map::fit(session.latest(), scene.viewport);
    Drawn drawn;
    for (int i = 0; i < 2; ++i) {
        const long before = tests::allocations();
        app::draw_layers(layers, scene,
                         {.spec = spec,
                          .looking = looking,
                          .grid = grid,
                          .watch = watch,
                          .trails = trails,
                          .trainer = session.trainer(),
                          .obstacles = obstacles,
                          .changes = 1});
        drawn.allocated = tests::allocations() - before;
    }
    drawn.lines = layers.under.strokes.size();
    drawn.links = layers.links.size();
    return drawn;
}

}  // namespace

TEST_CASE("links: who hears whom lies on the map of every graph layer, some of many") {
    const model::LayerSpec nodes{.kind = "nodes"}, own{.kind = "own"};
    for (const char* kind : {"graph_conv", "graph_attention", "graph_mean"}) {
        CAPTURE(kind);
        const Drawn club = links_drawn("karate", {nodes, {.kind = kind, .width = 8}, own});
        CHECK(club.links == 77);  // of 78: one is not among the eight strongest of either end
        CHECK(club.lines == 77);
        CHECK(club.allocated == 0);
        CHECK(links_drawn("karate", {nodes, {.kind = kind, .width = 8, .edges = false}, own}).links == 0);
    }
    const Drawn many = links_drawn("flights", {nodes, {.kind = "graph_conv", .width = 8}, own});
    CHECK(many.links > 600);
    CHECK(many.lines == 600);
    CHECK(links_drawn("karate", {{.width = 8}}).links == 0);
}

TEST_CASE("trails are drawn of a layout, too, and of nothing else that is not live") {
    app::Session session;
    session.run_steps(60);
    train::Snapshot seen = session.latest();
    app::Trails trails;
    app::follow(trails, seen, 0, true);
    session.run_steps(40);
    app::follow(trails, session.latest(), 1, true);
    model::Spec spec = session.running();
    spec.shows = {"trails"};
    const map::PlaceGrid grid;
    const app::ChangeWatch watch;
    const ui::Looking looking;
    const std::vector<map::Box> obstacles;
    map::Scene scene;
    scene.snapshot = &seen;
    scene.viewport = {800, 500};
    scene.camera = map::fit(seen, scene.viewport);
    scene.view = map::region_view(seen, "");
    const auto lines = [&](bool laid_out, bool not_live) {
        app::MapLayers layers;
        seen.laid_out = laid_out;
        app::draw_layers(layers, scene,
                         {.spec = spec,
                          .looking = looking,
                          .grid = grid,
                          .watch = watch,
                          .trails = trails,
                          .trainer = session.trainer(),
                          .obstacles = obstacles,
                          .not_live = not_live});
        return layers.under.strokes.size();
    };
    CHECK(lines(false, false) > 50);
    CHECK(lines(true, true) == lines(false, false));
    CHECK(lines(false, true) == 0);
}
