// A steady frame of the map allocates nothing: drawn again as it was, and seen from elsewhere; chart and fantasy, a
// straight and a bent head, with everything that lies on the map.
#include "../map/heads.h"
#include "engine/allocations.h"
#include "gl_context.h"
#include "map/gl/map_renderer.h"

namespace {

struct Everything {
    train::Snapshot snapshot;
    map::Coloring coloring;
    map::Terrain terrain;
    map::Overlay under, over;
    std::vector<map::BorderLines> lines;
    map::Glow glow;
    data::Pictures pictures;
    std::vector<map::PictureMark> marks;
    std::vector<unsigned char> flags;
    map::Scene scene;

    explicit Everything(int hidden) {
        core::Random random = core::random_stream(5, "steady frames");
        snapshot = map_test::random_snapshot(random, 600, 1);
        snapshot.heads = {map_test::random_head(random, model::Answer::classes, 4, hidden),
                          map_test::random_head(random, model::Answer::number, 1, hidden)};
        for (int i = 0; i < snapshot.n_points; ++i) coloring.index.push_back(i % 4);
        map::update_terrain(terrain, snapshot);
        under.line({.dash = 4, .gap = 3, .rim = 1}, {{-1, -1}, {0, 0.5f}, {1, 1}});
        over.line({.width = 2, .arrow = 8}, {{0, 0}, {0.5f, -0.5f}});
        lines.push_back({.head = &snapshot.heads[1], .output = 0, .range = {-2, 2}});
        glow = {-1, -1, 0.5f, 0.5f, 5, 5, std::vector<float>(25, 0.5f), 1};
        pictures.side = 4;
        pictures.rgba.assign(600 * 4 * 4 * 4, 200);
        marks = {{3, 24, 1}, {9, 24, 0.5f}};
        flags.assign(600, 0);
        flags[7] = map::kPicked;
        scene.snapshot = &snapshot;
        scene.coloring = &coloring;
        scene.view = map::region_view(snapshot, "");
        scene.viewport = {240, 160};
        scene.camera = {0, 0, 0.012f};
        scene.lines = &lines;
        scene.glow = &glow;
        scene.under = &under;
        scene.over = &over;
        scene.pictures = &pictures;
        scene.picture_marks = &marks;
        scene.flags = &flags;
        scene.hovered = 3;
        scene.pinned = 8;
    }
};

// Of the fourth picture; those before it may grow what they keep.
long allocations_of(map::MapRenderer& renderer, map::Scene& scene, float pan) {
    long before = 0;
    for (int i = 0; i < 4; ++i) {
        before = tests::allocations();
        scene.camera.x += pan;
        scene.camera.units_per_px *= 1 + pan;
        renderer.draw(scene);
    }
    return tests::allocations() - before;
}

}  // namespace

TEST_CASE("a steady frame of the map allocates nothing, unmoved and panned, marks uploaded or kept") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    for (const int hidden : {0, 9}) {
        Everything all(hidden);
        for (const bool fantasy : {false, true}) {
            for (const long version : {-1L, 5L}) {
                for (const int view : {0, 1}) {
                    all.scene.terrain = fantasy ? &all.terrain : nullptr;
                    all.scene.marks_version = version;
                    all.scene.view = {view, 0, view == 0 ? model::Answer::classes : model::Answer::number};
                    CAPTURE(hidden);
                    CAPTURE(fantasy);
                    CAPTURE(version);
                    CAPTURE(view);
                    CHECK(allocations_of(renderer, all.scene, 0) == 0);
                    CHECK(allocations_of(renderer, all.scene, 0.01f) == 0);
                }
            }
        }
    }
}
