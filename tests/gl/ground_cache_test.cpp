// What fills the map where each pixel costs: coarse while it moves, ten times a second at most while only the network
// learns, and at rest the very picture that is drawn without all that.
#include "../map/heads.h"
#include "gl/gles.h"
#include "gl_context.h"
#include "map/gl/map_renderer.h"

namespace {

constexpr int kWidth = 120, kHeight = 81;

struct Moving {
    train::Snapshot snapshot;
    map::Coloring coloring;
    map::Scene scene;

    Moving() {
        core::Random random = core::random_stream(6, "kept ground");
        snapshot = map_test::random_snapshot(random, 30, 1);
        snapshot.heads = {map_test::random_head(random, model::Answer::classes, 4, 5)};
        for (int i = 0; i < snapshot.n_points; ++i) coloring.index.push_back(i % 4);
        scene.snapshot = &snapshot;
        scene.coloring = &coloring;
        scene.view = map::region_view(snapshot, "");
        scene.viewport = {kWidth, kHeight};
        scene.camera = {0, 0, 0.02f};
    }
    // Draws so many steps later, at so many seconds.
    void draw(map::MapRenderer& renderer, long version, double now_s) {
        scene.ground_version = version;
        scene.now_s = now_s;
        renderer.draw(scene);
    }
    void learn() { snapshot.heads[0].layers.back().weight[0] += 0.7f; }
};

std::vector<std::uint8_t> pixels_of(const map::MapRenderer& renderer) {
    unsigned framebuffer = 0;
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, renderer.texture(), 0);
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(kWidth * kHeight * 4));
    glReadPixels(0, 0, kWidth, kHeight, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer);
    return rgba;
}

// Share of the bytes that are off by more than a little.
double share_off(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    REQUIRE(a.size() == b.size());
    int off = 0;
    for (std::size_t i = 0; i < a.size(); ++i) off += std::abs(int{a[i]} - int{b[i]}) > 12 ? 1 : 0;
    return off / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("cached ground: sharp at first and at rest, to the last bit; coarse while the network learns") {
    const gl_test::Context context;
    map::MapRenderer direct, kept;
    REQUIRE(direct.start().sentence() == "");
    REQUIRE(kept.start().sentence() == "");
    Moving moving;
    moving.draw(direct, -1, 0);
    moving.draw(kept, 1, 0);
    CHECK_FALSE(kept.is_coarse());
    CHECK(pixels_of(kept) == pixels_of(direct));

    const auto before = pixels_of(kept);
    moving.learn();
    moving.draw(kept, 2, 1.0);
    moving.draw(direct, -1, 1.0);
    CHECK(kept.is_coarse());
    CHECK(pixels_of(kept) != pixels_of(direct));
    CHECK(share_off(pixels_of(kept), pixels_of(direct)) < 0.1);
    CHECK(share_off(pixels_of(kept), before) > share_off(pixels_of(kept), pixels_of(direct)));

    // A twentieth of a second later it waits, and a tenth later as frames are slow; a quarter later it is drawn.
    const auto coarse = pixels_of(kept);
    for (const double now_s : {1.05, 1.12}) {
        moving.learn();
        moving.draw(kept, now_s < 1.1 ? 3 : 4, now_s);
        CHECK(pixels_of(kept) == coarse);
    }
    moving.learn();
    moving.draw(kept, 5, 1.26);
    CHECK(kept.is_coarse());
    CHECK(pixels_of(kept) != coarse);

    moving.draw(kept, 5, 1.45);
    moving.draw(direct, -1, 1.45);
    CHECK_FALSE(kept.is_coarse());
    CHECK(pixels_of(kept) == pixels_of(direct));
}

TEST_CASE("cached ground: a look at the exact picture leaves nothing coarse behind") {
    const gl_test::Context context;
    map::MapRenderer direct, kept;
    REQUIRE(direct.start().sentence() == "");
    REQUIRE(kept.start().sentence() == "");
    Moving moving;
    moving.draw(kept, 1, 0);
    moving.learn();
    moving.draw(kept, 2, 1.0);
    CHECK(kept.is_coarse());
    moving.draw(kept, -1, 1.01);
    moving.draw(direct, -1, 1.01);
    CHECK_FALSE(kept.is_coarse());
    CHECK(pixels_of(kept) == pixels_of(direct));
    moving.draw(kept, 2, 1.02);
    CHECK(kept.is_coarse());
    moving.draw(kept, 2, 1.3);
    CHECK(pixels_of(kept) == pixels_of(direct));
}

TEST_CASE("cached ground: a camera that creeps moves it, one that leaps has it drawn anew; both end sharp") {
    const gl_test::Context context;
    map::MapRenderer direct, kept;
    REQUIRE(direct.start().sentence() == "");
    REQUIRE(kept.start().sentence() == "");
    Moving moving;
    moving.draw(kept, 1, 0);
    for (const float step_px : {0.7f, 20.0f}) {
        moving.scene.camera.x += step_px * moving.scene.camera.units_per_px;
        moving.scene.camera.units_per_px *= 1 + 0.005f;
        moving.draw(kept, 1, 0.05);
        moving.draw(direct, -1, 0.05);
        CAPTURE(step_px);
        CHECK(kept.is_coarse());
        CHECK(share_off(pixels_of(kept), pixels_of(direct)) < 0.1);
        moving.draw(kept, 1, 0.5);
        CHECK_FALSE(kept.is_coarse());
        CHECK(pixels_of(kept) == pixels_of(direct));
    }
}
