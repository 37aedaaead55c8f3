// What lies on the regions is where it should be: borders of a second head to the pixel of its formula, strokes along
// their line, and symbols as the CPU paints them (paint.cpp's paint_point).
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../map/heads.h"
#include "gl_context.h"
#include "map/gl/map_renderer.h"
#include "map/pictures/paint.h"

namespace {

constexpr int kWidth = 240, kHeight = 160;

map::Picture read(const map::MapRenderer& renderer, int w, int h) {
    unsigned framebuffer = 0;
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, renderer.texture(), 0);
    const auto row = static_cast<std::size_t>(w) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(h));
    glReadPixels(0, 0, w, h, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer);
    map::Picture picture{w, h, {}};
    for (int y = h - 1; y >= 0; --y) {
        const auto from = upside_down.begin() + static_cast<std::ptrdiff_t>(row) * y;
        picture.rgba.insert(picture.rgba.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    return picture;
}

// Largest difference of a channel from a colour, 0..255.
int off(const map::Picture& picture, int x, int y, map::Rgb c) {
    const std::size_t i =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4;
    const float wanted[3] = {c.r, c.g, c.b};
    int most = 0;
    for (std::size_t k = 0; k < 3; ++k)
        most = std::max(most, std::abs(static_cast<int>(std::lround(wanted[k] * 255)) - int{picture.rgba[i + k]}));
    return most;
}

map::Scene scene_of(const train::Snapshot& snapshot) {
    map::Scene scene;
    scene.snapshot = &snapshot;
    scene.view = map::region_view(snapshot, "");
    scene.viewport = {kWidth, kHeight};
    scene.camera = {0.1f, -0.2f, 0.012f};
    return scene;
}

}  // namespace

TEST_CASE("the borders of a second head lie where its formula says, over the first one's regions") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    using model::Answer;
    train::Snapshot snapshot;
    // The one that fills changes at x = 9, out of sight; the other where 2 x - y + 0.3 = 0.
    snapshot.heads = {map_test::named_head(Answer::classes, {{2, 2, {0, 1, 0, 0}, {0, -9}, false}}),
                      map_test::named_head(Answer::classes, {{2, 2, {0, 2, 0, -1}, {0, 0.3f}, false}})};
    map::Scene scene = scene_of(snapshot);
    const map::Rgb ink{0.62f, 0.1f, 0.42f};
    const std::vector<map::BorderLines> lines = {{.head = &snapshot.heads[1], .color = ink}};
    scene.lines = &lines;
    for (const float ratio : {1.0f, 2.0f}) {
        scene.pixel_ratio = ratio;
        const int w = static_cast<int>(kWidth * ratio), h = static_cast<int>(kHeight * ratio);
        renderer.draw(scene);
        const map::Picture picture = read(renderer, w, h);
        int looked = 0;
        for (int y = 0; y < h; y += 5) {
            const float map_y =
                map::to_map(scene.camera, scene.viewport, {0, (static_cast<float>(y) + 0.5f) / ratio}).y;
            const float border = map::to_px(scene.camera, scene.viewport, {(map_y - 0.3f) / 2, 0}).x * ratio;
            if (border < 3 || border > static_cast<float>(w) - 3) continue;
            int nearest = 0;
            for (int x = 0; x < w; ++x) {
                if (off(picture, x, y, ink) < off(picture, nearest, y, ink)) nearest = x;
            }
            CAPTURE(ratio);
            CAPTURE(y);
            CHECK(off(picture, nearest, y, ink) < 60);
            CHECK(std::abs(static_cast<float>(nearest) + 0.5f - border) <= 1.0f);
            ++looked;
        }
        CHECK(looked > 10);
    }
}

TEST_CASE("a stroke covers its line and nothing else; dashes leave gaps; an arrow is wider than its shaft") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    train::Snapshot snapshot;
    map::Scene scene = scene_of(snapshot);
    scene.camera = {0, 0, 0.01f};
    const map::Rgb ink{0.1f, 0.2f, 0.8f};
    map::Overlay over;
    over.line({.color = ink, .width = 4}, {{-1, 0.5f}, {1, 0.5f}});                   // row 30
    over.line({.color = ink, .width = 4, .dash = 10, .gap = 10}, {{-1, 0}, {1, 0}});  // row 80
    over.line({.color = ink, .width = 4, .arrow = 20}, {{-1, -0.5f}, {1, -0.5f}});    // row 130
    scene.over = &over;
    renderer.draw(scene);
    const map::Picture picture = read(renderer, kWidth, kHeight);
    const auto inked = [&](int x, int y) { return off(picture, x, y, ink) <= 4; };
    for (int x = 25; x < 215; x += 3) {
        CHECK(inked(x, 28));
        CHECK(inked(x, 31));
        CHECK(off(picture, x, 26, map::ground(false)) <= 1);
        CHECK(off(picture, x, 34, map::ground(false)) <= 1);
    }
    CHECK(off(picture, 12, 30, map::ground(false)) <= 1);
    CHECK(off(picture, 228, 30, map::ground(false)) <= 1);
    // A dash of 10 px from x = 20 on, then a gap of 10.
    for (int first = 20; first < 200; first += 20) {
        CHECK(inked(first + 5, 80));
        CHECK(off(picture, first + 15, 80, map::ground(false)) <= 1);
    }
    // The head is 18 px wide where it begins, 20 px before the tip at x = 220, and a point there.
    CHECK(inked(202, 130 - 6));
    CHECK(inked(202, 130 + 5));
    CHECK(off(picture, 190, 130 - 6, map::ground(false)) <= 1);
    CHECK(off(picture, 218, 130 - 5, map::ground(false)) <= 1);
}

TEST_CASE("every symbol is what the CPU paints, filled, hollow and ringed, at both pixel ratios") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    train::Snapshot snapshot;
    map::Coloring coloring;
    coloring.label = "kind";
    std::vector<unsigned char> flags;
    for (int i = 0; i < 44; ++i) {
        // At odd places between pixels, also over the edges of the picture.
        snapshot.points.push_back(-1.17f + 0.2351f * static_cast<float>(i % 11));
        snapshot.points.push_back(0.6f - 0.397f * static_cast<float>(i / 11));
        snapshot.held_out.push_back(i / 11 == 1 ? 1 : 0);
        coloring.index.push_back(i % 11);
        flags.push_back(i / 11 == 2 ? map::kPicked : 0);
    }
    snapshot.n_points = 44;
    map::Scene scene = scene_of(snapshot);
    scene.camera = {0, 0, 0.01f};
    scene.coloring = &coloring;
    scene.flags = &flags;
    scene.hovered = 37;
    for (const float ratio : {1.0f, 2.0f}) {
        scene.pixel_ratio = ratio;
        scene.dark = ratio > 1;
        const int w = static_cast<int>(kWidth * ratio), h = static_cast<int>(kHeight * ratio);
        renderer.draw(scene);
        const map::Picture drawn = read(renderer, w, h);
        const map::Picture painted = map::paint(scene, map::Caption{});
        REQUIRE(painted.width == w);
        int different = 0, inked = 0;
        for (int y = 0; y < h; ++y) {
            for (int x = 0; x < w; ++x) {
                const std::size_t i =
                    (static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)) * 4;
                const map::Rgb wanted{static_cast<float>(painted.rgba[i]) / 255,
                                      static_cast<float>(painted.rgba[i + 1]) / 255,
                                      static_cast<float>(painted.rgba[i + 2]) / 255};
                different += off(drawn, x, y, wanted) > 10 ? 1 : 0;
                inked += off(drawn, x, y, map::ground(scene.dark)) > 10 ? 1 : 0;
            }
        }
        CAPTURE(ratio);
        CHECK(inked > 44 * 30);
        // 10 of 255 covers places that are rounded in a 1/100 of a pixel; tips of stars may fall to either side.
        CHECK(different <= inked / 200);
    }
}
