// The shaders against the CPU: same ids, same colours, points where they belong; and that the renderer lives through
// resizing, losing its context and having nothing to draw.
#include "map/gl/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "../map/heads.h"
#include "gl/texture.h"
#include "gl_context.h"
#include "map/land/fantasy.h"

namespace {

using model::Answer;

struct Picture {
    int w = 0, h = 0;
    std::vector<std::uint8_t> rgba;  // row 0 at the top

    // Largest difference of a channel, 0..255.
    [[nodiscard]] int off(int x, int y, map::Rgb c) const {
        const std::uint8_t* p =
            rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)) * 4;
        const float wanted[3] = {c.r, c.g, c.b};
        int most = 0;
        for (int i = 0; i < 3; ++i)
            most = std::max(most, std::abs(static_cast<int>(std::lround(wanted[i] * 255)) - p[i]));
        return most;
    }
};

Picture read(const map::MapRenderer& renderer, int w, int h) {
    unsigned framebuffer = 0;
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, renderer.texture(), 0);
    const auto row = static_cast<std::size_t>(w) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(h));
    glReadPixels(0, 0, w, h, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer);
    Picture picture{w, h, {}};
    for (int y = h - 1; y >= 0; --y) {
        const auto from = upside_down.begin() + static_cast<std::ptrdiff_t>(row) * y;
        picture.rgba.insert(picture.rgba.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    return picture;
}

struct Case {
    Answer answer;
    int outputs, hidden;
};

// Straight, bent (units in full fours and not), many classes, numbers.
const Case kCases[] = {{Answer::classes, 1, 0},  {Answer::classes, 3, 0},   {Answer::classes, 10, 16},
                       {Answer::classes, 5, 7},  {Answer::classes, 100, 0}, {Answer::classes, 40, 32},
                       {Answer::classes, 4, 64}, {Answer::number, 1, 0},    {Answer::number, 3, 9}};

train::Snapshot snapshot_of(const Case& c) {
    core::Random random = core::random_stream(21, std::to_string(c.outputs * 1000 + c.hidden));
    train::Snapshot snapshot = map_test::random_snapshot(random, 50, 1);
    snapshot.heads.push_back(map_test::random_head(random, c.answer, c.outputs, c.hidden));
    if (c.answer == Answer::classes && c.outputs == 4) {  // one of each hidden count goes by the names of colours
        snapshot.heads.back().outputs = {"blue", "orange", "grey", "red"};
        snapshot.heads.back().colors_by_name = true;
    }
    return snapshot;
}

map::Scene scene_of(const train::Snapshot& snapshot) {
    map::Scene scene;
    scene.snapshot = &snapshot;
    scene.view = map::region_view(snapshot, "");
    scene.viewport = {240, 160};
    scene.camera = {0.1f, -0.2f, 0.012f};
    return scene;
}

}  // namespace

TEST_CASE("the shader's ids are region_ids()") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    for (const Case& c : kCases) {
        const train::Snapshot snapshot = snapshot_of(c);
        map::Scene scene = scene_of(snapshot);
        scene.view.output = c.answer == Answer::number ? c.outputs - 1 : 0;
        for (const auto& [w, h] : {std::pair{240, 160}, std::pair{97, 133}}) {
            const auto wanted = map::region_ids(snapshot, scene.view, scene.camera, scene.viewport, w, h);
            const auto found = renderer.read_region_ids(scene, w, h);
            REQUIRE(found.size() == wanted.size());
            std::size_t same = 0;
            for (std::size_t i = 0; i < wanted.size(); ++i) same += wanted[i] == found[i] ? 1U : 0U;
            CAPTURE(c.outputs);
            CAPTURE(c.hidden);
            // Not all of them: sums are taken in another order, and a pixel whose centre is on a border to the last
            // bits may fall to either side.
            CHECK(static_cast<double>(same) >= 0.999 * static_cast<double>(wanted.size()));
            if (c.outputs > 1) CHECK(*std::max_element(wanted.begin(), wanted.end()) > 0);
        }
    }
}

TEST_CASE("the shader's picture is region_colors(), light and dark, at pixel ratios 1 and 2") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    for (const Case& c : kCases) {
        train::Snapshot snapshot = snapshot_of(c);
        map::Scene scene = scene_of(snapshot);
        for (const bool dark : {false, true}) {
            scene.dark = dark;
            scene.pixel_ratio = dark ? 2 : 1;
            const int w = dark ? 480 : 240, h = dark ? 320 : 160;
            // The range of a number view comes from the points; the points themselves are seen nowhere: far away.
            const auto wanted =
                map::region_colors(snapshot, scene.view, scene.camera, scene.viewport, w, h, scene.pixel_ratio, dark);
            renderer.draw(scene);
            const Picture picture = read(renderer, w, h);
            int different = 0;
            for (int y = 0; y < h; ++y) {
                for (int x = 0; x < w; ++x) {
                    const auto i =
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
                    different += picture.off(x, y, wanted[i]) > 3 ? 1 : 0;
                }
            }
            CAPTURE(c.outputs);
            CAPTURE(c.hidden);
            CAPTURE(dark);
            // 50 points of radius 4 with rim cover up to pi * 5.7^2 * 50 = 5100 logical pixels of 38400.
            CHECK(static_cast<double>(different) / (w * h) < 0.14);
            snapshot.n_points = c.answer == Answer::classes ? 0 : snapshot.n_points;
            if (snapshot.n_points > 0) continue;
            renderer.draw(scene);
            const Picture bare = read(renderer, w, h);
            different = 0;
            for (int y = 0; y < h; ++y) {
                for (int x = 0; x < w; ++x) {
                    const auto i =
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
                    different += bare.off(x, y, wanted[i]) > 3 ? 1 : 0;
                }
            }
            // Without points: 3 of 255 covers the drivers' exp; the rest are places where three classes meet, whose
            // second class is a matter of the last bits.
            CHECK(static_cast<double>(different) / (w * h) < 0.001);
        }
    }
}

TEST_CASE("the shader's fantasy map is fantasy_picture(), light and dark, near and far") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    for (const Case& c : {Case{Answer::classes, 1, 0}, Case{Answer::classes, 10, 16}, Case{Answer::classes, 4, 0},
                          Case{Answer::number, 1, 0}, Case{Answer::number, 3, 9}}) {
        const train::Snapshot snapshot = snapshot_of(c);
        map::Terrain terrain;
        map::update_terrain(terrain, snapshot);
        map::Scene scene = scene_of(snapshot);
        scene.terrain = &terrain;
        // What is compared is the picture below the points: they are told of, but not drawn.
        train::Snapshot bare = snapshot;
        if (c.answer == Answer::classes) {
            bare.n_points = 0;
            scene.snapshot = &bare;
        }
        for (const float zoom : {0.4f, 1.0f, 30.0f}) {
            const bool dark = zoom < 1;
            scene.dark = dark;
            scene.camera = {snapshot.points[0], snapshot.points[1], 0.012f / zoom};
            scene.pixel_ratio = dark ? 2 : 1;
            const int w = dark ? 480 : 240, h = dark ? 320 : 160;
            const auto wanted =
                map::fantasy_picture(snapshot, scene.view, terrain, scene.camera, scene.viewport, w, h, dark);
            renderer.draw(scene);
            const Picture picture = read(renderer, w, h);
            int different = 0, land = 0;
            for (int y = 0; y < h; ++y) {
                for (int x = 0; x < w; ++x) {
                    const auto i =
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
                    different += picture.off(x, y, wanted[i]) > 6 ? 1 : 0;
                    land += picture.off(x, y, map::fantasy_colors(dark).deep) > 20 ? 1 : 0;
                }
            }
            CAPTURE(c.outputs);
            CAPTURE(c.hidden);
            CAPTURE(zoom);
            CHECK(land > w * h / 20);
            // 6 of 255: the GPU keeps the terrain in half floats and places in it to 1/256 of a cell, which moves a
            // coast line by a small part of a pixel. Points cover the rest where there are any (see above).
            CHECK(static_cast<double>(different) / (w * h) < (scene.snapshot == &bare ? 0.01 : 0.15));
        }
    }
}

TEST_CASE("the shader's picture of answers on a grid is region_colors() of that grid") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    for (const Case& c : {Case{Answer::classes, 5, 0}, Case{Answer::number, 3, 0}}) {
        train::Snapshot snapshot = snapshot_of(c);
        core::Random random = core::random_stream(22, std::to_string(c.outputs));
        train::HeadSnapshot& head = snapshot.heads.back();
        for (int i = 0; i < snapshot.n_points * c.outputs; ++i)
            head.predictions.push_back(core::next_uniform(random, -3, 3));
        train::Snapshot bare = snapshot;
        bare.n_points = 0;
        map::Scene scene = scene_of(bare);
        map::AnswerField field;
        field.places = map::grid_of(scene.camera, scene.viewport, 30, 20);
        train::nearest_regions(bare.heads.back(), snapshot.points, field.places, field.answers);
        scene.field = &field;
        renderer.draw(scene);
        const Picture found = read(renderer, 240, 160);
        const auto wanted =
            map::region_colors(bare, scene.view, scene.camera, scene.viewport, 240, 160, 1, false, {}, true, &field);
        int different = 0;
        for (int i = 0; i < 240 * 160; ++i)
            different += found.off(i % 240, i / 240, wanted[static_cast<std::size_t>(i)]) > 6 ? 1 : 0;
        // Where three classes meet within a cell, which two are the first may turn on the last bits.
        CHECK(different < 240 * 160 / 100);
    }
}

TEST_CASE("a head that says the same everywhere has no border, on the chart and on the fantasy map") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    train::Snapshot snapshot = snapshot_of({Answer::classes, 3, 0});
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    for (train::DenseWeights& layer : snapshot.heads.back().layers) {
        std::fill(layer.weight.begin(), layer.weight.end(), 0.0f);
        std::fill(layer.bias.begin(), layer.bias.end(), 0.0f);
    }
    train::Snapshot bare = snapshot;
    bare.n_points = 0;
    map::Scene scene = scene_of(bare);
    renderer.draw(scene);
    const Picture chart = read(renderer, 240, 160);
    const auto one = map::region_colors(snapshot, scene.view, scene.camera, scene.viewport, 240, 160, 1, false)[0];
    int off = 0;
    for (int i = 0; i < 240 * 160; ++i) off += chart.off(i % 240, i / 240, one) > 3 ? 1 : 0;
    CHECK(off == 0);
    CHECK(chart.off(5, 5, map::border(false)) > 60);

    scene.terrain = &terrain;
    renderer.draw(scene);
    const Picture fantasy = read(renderer, 240, 160);
    const auto wanted =
        map::fantasy_picture(snapshot, scene.view, terrain, scene.camera, scene.viewport, 240, 160, false);
    off = 0;
    for (int i = 0; i < 240 * 160; ++i)
        off += fantasy.off(i % 240, i / 240, wanted[static_cast<std::size_t>(i)]) > 6 ? 1 : 0;
    CHECK(off < 240 * 160 / 100);
}

TEST_CASE("the border of a linear classifier is drawn where the formula says, as wide as promised") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    // Class 1 wins where 2 x - y + 0.3 > 0.
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(Answer::classes, {{2, 2, {0, 2, 0, -1}, {0, 0.3f}, false}}));
    map::Scene scene = scene_of(snapshot);
    for (const float ratio : {1.0f, 1.5f, 2.0f}) {
        scene.pixel_ratio = ratio;
        const int w = static_cast<int>(240 * ratio), h = static_cast<int>(160 * ratio);
        renderer.draw(scene);
        const Picture picture = read(renderer, w, h);
        for (int y = 0; y < h; y += 7) {
            const float map_y =
                map::to_map(scene.camera, scene.viewport, {0, (static_cast<float>(y) + 0.5f) / ratio}).y;
            const float border = map::to_px(scene.camera, scene.viewport, {(map_y - 0.3f) / 2, 0}).x * ratio;
            if (border < 3 || border > static_cast<float>(w) - 3) continue;
            int darkest = 0, line = 0;
            for (int x = 0; x < w; ++x) {
                const int off = picture.off(x, y, map::border(false));
                if (off < picture.off(darkest, y, map::border(false))) darkest = x;
                line += off < 40 ? 1 : 0;
            }
            CHECK(std::abs(static_cast<float>(darkest) + 0.5f - border) <= 1.0f);
            // 1.5 logical pixels across, 1.12 times that along a row of a border of this slope.
            CHECK(line <= 1.5f * 1.12f * ratio + 1);
            CHECK(line >= 1);
        }
    }
}

TEST_CASE("points have their colour at their place; missing is grey, held out is hollow, hovered is ringed") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    train::Snapshot snapshot;
    snapshot.n_points = 5;
    snapshot.points = {-1, 0, -0.5f, 0.4f, 0, 0, 0.5f, -0.4f, 1, 0.1f};
    snapshot.held_out = {0, 0, 1, 0, 0};
    map::Coloring coloring;
    coloring.index = {0, 3, 1, 2, map::kOthers};
    map::Scene scene = scene_of(snapshot);
    scene.coloring = &coloring;
    scene.camera = {0, 0, 0.012f};
    scene.hovered = 3;
    const auto at = [&](int i) {
        const auto k = static_cast<std::size_t>(i) * 2;
        return map::to_px(scene.camera, scene.viewport, {snapshot.points[k], snapshot.points[k + 1]});
    };
    const auto pixel = [](float px) { return static_cast<int>(std::floor(px)); };
    for (const bool dark : {false, true}) {
        scene.dark = dark;
        renderer.draw(scene);
        const Picture picture = read(renderer, 240, 160);
        for (const int i : {0, 1, 3, 4}) {
            CAPTURE(i);
            CHECK(picture.off(pixel(at(i).x), pixel(at(i).y),
                              map::class_color(coloring.index[static_cast<std::size_t>(i)], dark)) <= 1);
        }
        CHECK(picture.off(pixel(at(2).x), pixel(at(2).y), map::ground(dark)) <= 1);
        // A hollow square: its wall begins 1.6 px from the middle and ends 3.4 px from it.
        CHECK(picture.off(pixel(at(2).x) + 2, pixel(at(2).y), map::class_color(1, dark)) <= 60);
        // Radius 6, rim 1.2, ring 2: the ring's middle is 8.2 px out.
        CHECK(picture.off(pixel(at(3).x + 8.2f), pixel(at(3).y), map::border(dark)) <= 40);
        CHECK(picture.off(pixel(at(0).x) + 12, pixel(at(0).y), map::ground(dark)) <= 1);
    }
    scene.dark = false;
    scene.hovered = -1;
    scene.highlighted = 3;
    renderer.draw(scene);
    const Picture faded = read(renderer, 240, 160);
    CHECK(faded.off(pixel(at(1).x), pixel(at(1).y), map::class_color(3, false)) <= 1);
    CHECK(faded.off(pixel(at(0).x), pixel(at(0).y), map::ground(false)) < 60);
    coloring.numeric = true;
    coloring.ramp = {0, 0.5f, 0.25f, 1, NAN};
    renderer.draw(scene);
    const Picture ramp = read(renderer, 240, 160);
    CHECK(ramp.off(pixel(at(1).x), pixel(at(1).y), map::ramp_color(0.5f, false)) <= 1);
    CHECK(ramp.off(pixel(at(4).x), pixel(at(4).y), map::class_color(map::kOthers, false)) <= 1);
}

TEST_CASE("drawing leaves GL as it was, and lives through resizing, no room, no head and a lost context") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    const train::Snapshot snapshot = snapshot_of({Answer::classes, 3, 5});
    map::Scene scene = scene_of(snapshot);
    renderer.draw(scene);
    CHECK(renderer.texture() == 0);
    REQUIRE(renderer.start().sentence() == "");
    glViewport(1, 2, 33, 44);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    renderer.draw(scene);
    int viewport[4] = {}, blend = 0, framebuffer = -1, array = -1;
    glGetIntegerv(GL_VIEWPORT, viewport);
    glGetIntegerv(GL_BLEND_SRC_RGB, &blend);
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &framebuffer);
    glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &array);
    CHECK(viewport[3] == 44);
    CHECK(blend == GL_SRC_ALPHA);
    CHECK(glIsEnabled(GL_BLEND));
    CHECK(glIsEnabled(GL_SCISSOR_TEST));
    CHECK(framebuffer == 0);
    CHECK(array == 0);
    const unsigned first = renderer.texture();
    CHECK(first != 0);
    renderer.draw(scene);
    CHECK(renderer.texture() == first);
    scene.viewport = {0, 160};
    renderer.draw(scene);
    scene.viewport = {33.4f, 20.2f};
    scene.pixel_ratio = 1.25f;
    scene.view = {};
    renderer.draw(scene);
    CHECK(read(renderer, 42, 25).off(0, 0, map::ground(false)) <= 1);
    renderer.lost();
    renderer.draw(scene);
    CHECK(renderer.texture() == 0);
    CHECK(renderer.read_region_ids(scene, 4, 4).size() == 16);
    REQUIRE(renderer.start().sentence() == "");
    renderer.draw(scene_of(snapshot));
    CHECK(renderer.texture() != 0);
    CHECK(glGetError() == GL_NO_ERROR);
}
