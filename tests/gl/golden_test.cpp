// Golden pictures: one small scene with everything that can lie on a map, in both themes, light and dark, at pixel
// ratios 1 and 2, as software Mesa draws it. Kept in tests/gl/golden/*.png, with four bits a channel so that they stay
// small. A picture differs if more than kMostShare of its pixels are off by more than kMostOff in a channel: edges of
// lines may move by a part of a pixel from driver to driver. EMBEDSCAPE_GOLDEN=write writes them anew; where one
// differs, build/golden/<name>.png shows what was drawn and <name>-diff.png where it is off.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "../map/heads.h"
#include "gl_context.h"
#include "map/gl/map_renderer.h"
#include "map/pictures/paint.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace {

namespace fs = std::filesystem;

constexpr float kWidth = 86, kHeight = 58;  // logical pixels
constexpr int kMostOff = 24;                // of 255; 8 of them are what four bits leave out
constexpr double kMostShare = 0.004;
constexpr std::size_t kMostBytes = 20000;

// Three countries and a second head, some things in two clusters, and on them: strokes with dash, arrow and rim, a
// glow, second borders, pictures, things held out, hovered, pinned, picked, quiet.
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

    Everything() {
        using model::Answer;
        snapshot.heads = {
            map_test::named_head(Answer::classes, {{2, 3, {3, -3, 0, 1, 1, -4}, {0, 0.2f, -0.4f}, false}}),
            map_test::named_head(Answer::classes, {{2, 2, {2, -2, 3, -3}, {0.3f, -0.3f}, false}})};
        core::Random random = core::random_stream(8, "golden");
        for (int i = 0; i < 26; ++i) {
            const float side = i % 2 == 0 ? -0.45f : 0.45f;
            snapshot.points.push_back(side + 0.22f * core::next_normal(random));
            snapshot.points.push_back(0.2f * core::next_normal(random));
            snapshot.held_out.push_back(i % 5 == 4 ? 1 : 0);
            coloring.index.push_back(i % 11);
            flags.push_back(i == 7 ? map::kPicked : i == 10 ? map::kQuiet : 0);
            ++snapshot.n_points;
        }
        map::update_terrain(terrain, snapshot);
        under.line({.color = {0.2f, 0.2f, 0.7f}, .width = 2, .dash = 5, .gap = 3},
                   {{-0.8f, -0.5f}, {0, -0.3f}, {0.8f, -0.5f}});
        over.line({.color = {0.7f, 0.1f, 0.1f}, .width = 2, .arrow = 8, .rim = 1}, {{-0.1f, 0.1f}, {0.3f, 0.45f}});
        lines.push_back({.head = &snapshot.heads[1], .color = {0.6f, 0.1f, 0.4f}});
        glow = {-0.9f, 0.3f, 0.2f, 0.2f, 2, 2, {0.2f, 1, 0.6f, 0.3f}, 0.7f};
        pictures.side = 4;
        for (int i = 0; i < snapshot.n_points * 16; ++i) {
            const int x = i % 4, y = i / 4 % 4;
            const auto on = static_cast<std::uint8_t>((x + y) % 2 == 0 ? 230 : 40);
            const std::uint8_t rgba[4] = {on, 120, static_cast<std::uint8_t>(255 - on), 255};
            pictures.rgba.insert(pictures.rgba.end(), rgba, rgba + 4);
        }
        marks = {{2, 14, 1}, {5, 18, 0.8f}};
        scene.snapshot = &snapshot;
        scene.coloring = &coloring;
        scene.view = map::region_view(snapshot, "");
        scene.viewport = {kWidth, kHeight};
        scene.camera = {0, 0, 0.021f};
        scene.lines = &lines;
        scene.glow = &glow;
        scene.under = &under;
        scene.over = &over;
        scene.pictures = &pictures;
        scene.picture_marks = &marks;
        scene.flags = &flags;
        scene.hovered = 1;
        scene.pinned = 8;
    }
};

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

// Four bits a channel: the middle of each step.
map::Picture thinned(map::Picture picture) {
    for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
        if (i % 4 != 3) picture.rgba[i] = static_cast<std::uint8_t>((picture.rgba[i] & 0xF0) | 8);
    }
    return picture;
}

void write(const fs::path& path, const map::Picture& picture) {
    fs::create_directories(path.parent_path());
    const std::vector<std::uint8_t> bytes = map::to_png(picture);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

map::Picture load(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    CHECK(bytes.size() <= kMostBytes);
    int w = 0, h = 0, channels = 0;
    unsigned char* pixels = stbi_load_from_memory(reinterpret_cast<const unsigned char*>(bytes.data()),
                                                  static_cast<int>(bytes.size()), &w, &h, &channels, 4);
    if (pixels == nullptr) return {};
    map::Picture picture{w, h, {pixels, pixels + static_cast<std::ptrdiff_t>(w) * h * 4}};
    stbi_image_free(pixels);
    return picture;
}

// Share of pixels that are off; `diff` gets them in red on a pale picture.
double share_off(const map::Picture& drawn, const map::Picture& kept, map::Picture& diff) {
    diff = drawn;
    std::size_t off = 0;
    for (std::size_t i = 0; i < drawn.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c)
            most = std::max(most, std::abs(int{drawn.rgba[i + c]} - int{kept.rgba[i + c]}));
        for (std::size_t c = 0; c < 3; ++c) diff.rgba[i + c] = static_cast<std::uint8_t>(192 + drawn.rgba[i + c] / 4);
        if (most <= kMostOff) continue;
        ++off;
        diff.rgba[i] = 255;
        diff.rgba[i + 1] = diff.rgba[i + 2] = 0;
    }
    return static_cast<double>(off) / (static_cast<double>(drawn.rgba.size()) / 4);
}

}  // namespace

TEST_CASE("golden pictures: both themes, light and dark, at pixel ratios 1 and 2") {
    const gl_test::Context context;
    map::MapRenderer renderer;
    REQUIRE(renderer.start().sentence() == "");
    Everything all;
    const fs::path here = fs::path(__FILE__).parent_path();
    const fs::path root = fs::exists(here / "golden") || here.is_absolute() ? here : fs::path("tests/gl");
    const char* request = std::getenv("EMBEDSCAPE_GOLDEN");
    const bool writes = request != nullptr && std::string(request) == "write";
    for (const bool fantasy : {false, true}) {
        for (const bool dark : {false, true}) {
            for (const int ratio : {1, 2}) {
                all.scene.terrain = fantasy ? &all.terrain : nullptr;
                all.scene.dark = dark;
                all.scene.pixel_ratio = static_cast<float>(ratio);
                renderer.draw(all.scene);
                const map::Picture drawn =
                    read(renderer, static_cast<int>(kWidth) * ratio, static_cast<int>(kHeight) * ratio);
                const std::string name =
                    std::string(fantasy ? "fantasy" : "chart") + (dark ? "-dark-" : "-light-") + std::to_string(ratio);
                const fs::path path = root / "golden" / (name + ".png");
                if (writes) write(path, thinned(drawn));
                CAPTURE(name);
                const map::Picture kept = load(path);
                REQUIRE(kept.width == drawn.width);
                REQUIRE(kept.height == drawn.height);
                map::Picture diff;
                const double share = share_off(drawn, kept, diff);
                CHECK(share <= kMostShare);
                if (share <= kMostShare) continue;
                write(fs::path("build/golden") / (name + ".png"), drawn);
                write(fs::path("build/golden") / (name + "-diff.png"), diff);
            }
        }
    }
    // It can fail: another camera is another picture.
    all.scene.camera.x += 0.03f;
    renderer.draw(all.scene);
    const map::Picture moved = read(renderer, static_cast<int>(kWidth) * 2, static_cast<int>(kHeight) * 2);
    map::Picture diff;
    const map::Picture kept = load(root / "golden" / "fantasy-dark-2.png");
    REQUIRE(kept.rgba.size() == moved.rgba.size());
    CHECK(share_off(moved, kept, diff) > kMostShare);
}
