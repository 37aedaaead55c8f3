// The picture without a GPU: places, colours, words and the PNG around them.
#include "map/pictures/paint.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "heads.h"
#include "map/land/fantasy.h"
#include "map/land/ornaments.h"
#include "map/names/text.h"
#include "map/pictures/canvas.h"
#include "map/pictures/picture_parts.h"
#include "map/things/point_marks.h"

namespace {

constexpr int kWidth = 200, kMapHeight = 120;

// Two classes, left and right of x = 0, and one thing on each side; the right one is held out.
struct Fixture {
    train::Snapshot snapshot;
    map::Coloring coloring;
    map::Scene scene;

    Fixture() {
        train::DenseWeights layer{2, 2, {-9, 9, 0, 0}, {0, 0}, false};
        snapshot.heads = {map_test::named_head(model::Answer::classes, {layer})};
        snapshot.n_points = 2;
        snapshot.points = {-0.5f, 0.3f, 0.5f, -0.3f};
        snapshot.held_out = {0, 1};
        coloring.label = "side";
        coloring.index = {0, 1};
        coloring.legend = {{0, "left", 1}, {1, "right", 1}};
        scene.snapshot = &snapshot;
        scene.coloring = &coloring;
        scene.view = map::region_view(snapshot, "");
        scene.viewport = {kWidth, kMapHeight};
        scene.camera = {0, 0, 0.01f};
    }
};

map::Rgb at(const map::Picture& picture, int x, int y) {
    const std::size_t i =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4;
    return {static_cast<float>(picture.rgba[i]) / 255, static_cast<float>(picture.rgba[i + 1]) / 255,
            static_cast<float>(picture.rgba[i + 2]) / 255};
}

// Half a step of a byte and a little for rounding on the way.
bool same(map::Rgb a, map::Rgb b) {
    constexpr float kTolerance = 0.6f / 255;
    return std::abs(a.r - b.r) < kTolerance && std::abs(a.g - b.g) < kTolerance && std::abs(a.b - b.b) < kTolerance;
}

}  // namespace

TEST_CASE("a picture has the map's size, the strip below, and no hole") {
    Fixture f;
    for (const float ratio : {1.0f, 2.0f, 1.5f}) {
        f.scene.pixel_ratio = ratio;
        const map::Picture picture = map::paint(f.scene, {"A caption"});
        const float height = kMapHeight + map::strip_height(f.scene, {"A caption"});
        CHECK(picture.width == std::lround(kWidth * ratio));
        CHECK(picture.height == std::lround(height * ratio));
        bool opaque = true;
        for (std::size_t i = 3; i < picture.rgba.size(); i += 4) opaque = opaque && picture.rgba[i] == 255;
        CHECK(opaque);
        // The strip is ground up to the last row.
        CHECK(same(at(picture, 1, picture.height - 1), map::ground(false)));
        CHECK(same(at(picture, picture.width - 2, picture.height - 2), map::ground(false)));
    }
}

TEST_CASE("the map alone is the picture above its strip") {
    Fixture fixture;
    for (const float ratio : {1.0f, 1.5f}) {
        fixture.scene.pixel_ratio = ratio;
        const map::Picture whole = map::paint(fixture.scene, {.text = "step 10"});
        const map::Picture alone = map::paint_map(fixture.scene);
        CHECK(alone.width == whole.width);
        CHECK(alone.height == std::lround(kMapHeight * ratio));
        CHECK(std::equal(alone.rgba.begin(), alone.rgba.end(), whole.rgba.begin()));
    }
}

TEST_CASE("what lies on the map is regions, border and points in their places") {
    Fixture f;
    for (const bool dark : {false, true}) {
        f.scene.dark = dark;
        const map::Picture picture = map::paint(f.scene, {});
        const auto regions =
            map::region_colors(f.snapshot, f.scene.view, f.scene.camera, f.scene.viewport, kWidth, kMapHeight, 1, dark);
        // Corners, far from points and names; both sides differ.
        for (const int x : {2, kWidth - 3}) {
            CHECK(same(at(picture, x, 2), regions[static_cast<std::size_t>(2 * kWidth + x)]));
        }
        CHECK_FALSE(same(at(picture, 2, 2), at(picture, kWidth - 3, 2)));
        // (-0.5, 0.3) is 50 px left of the middle and 30 px above it: a full dot. (0.5, -0.3) is hollow:
        // its hole ends 2 px from the middle, its ink at 4 px, and (152, 91) is 2.9 px away.
        CHECK(same(at(picture, 50, 30), map::class_color(0, dark)));
        CHECK(same(at(picture, 150, 90), map::ground(dark)));
        CHECK(same(at(picture, 152, 91), map::class_color(1, dark)));
    }
}

TEST_CASE("the fantasy map: land and sea below, towns with a dark wall on it, names of towns") {
    Fixture f;
    map::Terrain terrain;
    map::update_terrain(terrain, f.snapshot);
    f.scene.terrain = &terrain;
    for (const bool dark : {false, true}) {
        f.scene.dark = dark;
        // First without countries, so without names.
        f.scene.view = {};
        const map::Picture picture = map::paint(f.scene, {});
        const auto bare = map::fantasy_picture(f.snapshot, f.scene.view, terrain, f.scene.camera, f.scene.viewport,
                                               kWidth, kMapHeight, dark);
        CHECK(same(at(picture, 2, 2), bare[static_cast<std::size_t>(2 * kWidth + 2)]));
        const map::MarkColors colors = map::mark_colors(f.scene);
        const map::Rgb town = map::class_color(0, dark);
        CHECK(same(at(picture, 50, 30), dark ? town : map::mix(town, {1, 1, 1}, 0.22f)));
        // Half a pixel off the middle of a hole of radius 1.2: a little of its soft edge.
        CHECK(std::abs(at(picture, 150, 90).g - colors.hole.g) < 0.06f);
        f.scene.view = map::region_view(f.snapshot, "");
        const map::Picture named = map::paint(f.scene, {});
        const auto countries = map::fantasy_picture(f.snapshot, f.scene.view, terrain, f.scene.camera, f.scene.viewport,
                                                    kWidth, kMapHeight, dark);
        int inked = 0, walls = 0;
        for (int y = 0; y < kMapHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                inked += same(at(named, x, y), countries[static_cast<std::size_t>(y * kWidth + x)]) ? 0 : 1;
                walls += x > 40 && x < 60 && y > 20 && y < 40 && same(at(picture, x, y), colors.rim) ? 1 : 0;
            }
        }
        // Two towns cover under 100 pixels, two names of spaced capitals of 19 px many more.
        CHECK(inked > 400);
        CHECK(walls >= 2);
    }
}

TEST_CASE("things that are far outside or nowhere are not painted") {
    Fixture f;
    const map::Picture before = map::paint(f.scene, {});
    f.snapshot.n_points = 5;
    f.snapshot.held_out.resize(5, 0);
    f.coloring.index.resize(5, 0);
    for (const float x : {1e30f, std::nanf(""), -1e9f}) {
        f.snapshot.points.push_back(x);
        f.snapshot.points.push_back(0);
    }
    CHECK(map::paint(f.scene, {}).rgba == before.rgba);
}

TEST_CASE("names stand on their regions") {
    Fixture f;
    f.snapshot.n_points = 0;
    f.snapshot.points.clear();
    const map::Picture named = map::paint(f.scene, {});
    const auto bare =
        map::region_colors(f.snapshot, f.scene.view, f.scene.camera, f.scene.viewport, kWidth, kMapHeight, 1, false);
    int inked[2] = {0, 0};
    for (int y = 0; y < kMapHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool words = !same(at(named, x, y), bare[static_cast<std::size_t>(y * kWidth + x)]);
            inked[x < kWidth / 2 ? 0 : 1] += words ? 1 : 0;
        }
    }
    // "class 0" in letters of 12 px covers some hundreds of pixels, its halo included.
    CHECK(inked[0] > 200);
    CHECK(inked[1] > 200);
}

TEST_CASE("on a map as small as a stamp names and symbols are smaller, at most so that one can still tell them") {
    Fixture f;
    const auto sizes = [&](float side) {
        f.scene.viewport = {side, side};
        return std::pair(map::name_scale(f.scene), map::symbol_scale(f.scene));
    };
    CHECK(sizes(600) == std::pair(1.0f, 1.0f));
    const auto [name, symbol] = sizes(110);
    CHECK(name < 1);
    CHECK(symbol < 1);
    const auto [least_name, least_symbol] = sizes(20);
    CHECK(least_name < name);
    CHECK(least_name * map::kNameSize > 11);
    CHECK(least_symbol * map::point_radius(400) > 2.5f);
    f.scene.viewport = {60, 30};
    CHECK(map::picture_names(f.scene, {}).empty());
    f.scene.viewport = {100, 60};
    CHECK(map::picture_names(f.scene, {}).size() == 1);
    sizes(20);
    const float room = map::picture_name_size(f.scene, "class 0").x;
    f.scene.viewport = {600, 600};
    CHECK(room < 0.7f * map::picture_name_size(f.scene, "class 0").x);
}

TEST_CASE("a head that says the same everywhere has no border, but pale ground") {
    Fixture f;
    f.snapshot.heads[0].layers[0].weight = {0, 0, 0, 0};
    f.snapshot.n_points = 0;
    f.snapshot.points.clear();
    for (const bool dark : {false, true}) {
        f.scene.dark = dark;
        const map::Picture picture = map::paint_map(f.scene);
        CHECK(same(at(picture, 2, 2), at(picture, kWidth - 3, kMapHeight - 3)));
        CHECK_FALSE(same(at(picture, 2, 2), map::border(dark)));
    }
}

TEST_CASE("the strip grows with what it says") {
    Fixture f;
    const float plain = map::strip_height(f.scene, {"Short"});
    CHECK(map::strip_height(f.scene, {""}) < plain);
    CHECK(map::strip_height(f.scene, {"A caption that is much too long for a picture of two hundred pixels"}) > plain);
    for (int i = 0; i < 8; ++i) f.coloring.legend.push_back({2 + i, "one more kind of thing", 3});
    CHECK(map::strip_height(f.scene, {"Short"}) > plain + 60);
}

TEST_CASE("text: widths add up, what is too long is cut, wrong bytes do no harm") {
    using map::Font;
    const float one = map::text_width(Font::mono, 20, "0");
    CHECK(one > 5);
    // Eight times the same advance, summed in floats.
    CHECK(map::text_width(Font::mono, 20, "00000000") == doctest::Approx(8 * one));
    CHECK(map::text_width(Font::text, 20, "é") == doctest::Approx(map::text_width(Font::text, 20, "e")).epsilon(0.05));
    const std::string cut = map::fitting(Font::text, 20, "a rather long name", 80);
    CHECK(cut.substr(cut.size() - 3) == "…");
    CHECK(map::text_width(Font::text, 20, cut) <= 80);
    CHECK(map::fitting(Font::text, 20, "short", 80) == "short");
    for (const char* bytes : {"\xff\xfe", "\xe2\x82", "a\x80z", "\xf0\x9f\x98\x80"}) {
        CHECK(map::text_width(Font::text, 20, bytes) > 0);
        CHECK(map::text_ink(Font::text, 20, bytes, 0, 20).width > 0);
    }
}

TEST_CASE("text: ink lies on its line, and a halo covers it") {
    const map::Ink ink = map::text_ink(map::Font::bold, 40, "H", 10, 50);
    int top = 1000, bottom = -1;
    float sum = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const float covered = ink.coverage[static_cast<std::size_t>(y * ink.width + x)];
            sum += covered;
            if (covered < 0.5f) continue;
            top = std::min(top, ink.y + y);
            bottom = std::max(bottom, ink.y + y);
        }
    }
    CHECK(bottom == 49);            // the row above the baseline
    CHECK(bottom - top + 1 >= 27);  // a capital is 0.73 of the em, give or take a row
    CHECK(bottom - top + 1 <= 31);
    const map::Ink halo = map::fattened(ink, 3);
    float halo_sum = 0;
    for (const float covered : halo.coverage) halo_sum += covered;
    CHECK(halo_sum > sum * 1.5f);
    const map::Ink same = map::fattened(ink, 0);
    CHECK(same.coverage == ink.coverage);
}

TEST_CASE("lines of overlays are painted in their places: under the points, over them, with a rim, a dash and a head") {
    Fixture f;
    f.scene.view = {};  // bare ground
    map::Overlay overlay;
    const map::Rgb red{1, 0, 0}, blue{0, 0, 1};
    overlay.line({.color = red, .width = 4}, {{-0.9f, 0.3f}, {0.2f, 0.3f}});  // y = 30 px, through the left thing
    overlay.line({.color = blue, .width = 4, .dash = 20, .gap = 20}, {{-0.9f, -0.5f}, {0.9f, -0.5f}});  // y = 110 px
    overlay.line({.color = red, .alpha = 0.5f, .width = 2, .arrow = 12, .rim = 2}, {{-0.9f, 0}, {0.5f, 0}});
    f.scene.under = &overlay;
    const map::Picture under = map::paint(f.scene, {});
    CHECK(same(at(under, 20, 30), red));
    CHECK(same(at(under, 20, 28), red));
    CHECK(same(at(under, 20, 34), map::ground(false)));
    CHECK(same(at(under, 50, 30), map::class_color(0, false)));  // the thing lies on the line
    CHECK(same(at(under, 20, 110), blue));                       // 10 px into the first dash
    CHECK(same(at(under, 40, 110), map::ground(false)));         // in the gap
    CHECK(same(at(under, 60, 110), blue));
    CHECK(same(at(under, 60, 60), map::mix(map::ground(false), red, 0.5f)));
    CHECK(same(at(under, 142, 57), map::mix(map::ground(false), red, 0.5f)));  // the head is wider than the line
    f.scene.under = nullptr;
    f.scene.over = &overlay;
    CHECK(same(at(map::paint(f.scene, {}), 50, 30), red));
    f.scene.pixel_ratio = 2;
    const map::Picture twice = map::paint(f.scene, {});
    CHECK(same(at(twice, 40, 60), red));
    CHECK(same(at(twice, 40, 220), blue));
    CHECK(same(at(twice, 80, 220), map::ground(false)));
}

TEST_CASE("words of overlays stand round their place, turned or not") {
    Fixture f;
    f.scene.view = {};
    f.snapshot.n_points = 0;
    for (const float turn : {0.0f, 1.5707963f}) {
        map::Overlay overlay;
        overlay.texts.push_back({{0, 0}, turn, "1234567", {0, 0, 0}, 1});
        f.scene.over = &overlay;
        const map::Picture picture = map::paint(f.scene, {});
        float x_sum = 0, y_sum = 0, n = 0, wide = 0, tall = 0;
        for (int y = 0; y < kMapHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                if (at(picture, x, y).g > 0.5f) continue;
                n += 1;
                x_sum += static_cast<float>(x) + 0.5f - 100;
                y_sum += static_cast<float>(y) + 0.5f - 60;
                wide = std::max(wide, std::abs(static_cast<float>(x) - 100));
                tall = std::max(tall, std::abs(static_cast<float>(y) - 60));
            }
        }
        REQUIRE(n > 60);
        CHECK(std::abs(x_sum / n) < 2);
        CHECK(std::abs(y_sum / n) < 2);
        CHECK((turn == 0 ? wide : tall) > 18);
        CHECK((turn == 0 ? tall : wide) < 8);
    }
}

TEST_CASE("a thing's picture lies on a plate with a frame; borders of a second head are painted") {
    Fixture f;
    f.scene.view = {};
    data::Pictures pictures{2, {}};
    for (int i = 0; i < 8; ++i) pictures.rgba.insert(pictures.rgba.end(), {0, 255, 0, 255});
    pictures.rgba[3] = pictures.rgba[7] = pictures.rgba[11] = pictures.rgba[15] = 0;  // the first one is all clear
    const std::vector<map::PictureMark> marks = {{0, 20, 1}, {1, 20, 1}};
    f.scene.pictures = &pictures;
    f.scene.picture_marks = &marks;
    const map::Picture picture = map::paint(f.scene, {});
    CHECK(same(at(picture, 50, 30), map::ground(false)));  // its plate hides the symbol
    CHECK(same(at(picture, 150, 90), {0, 1, 0}));
    CHECK(same(at(picture, 154, 90), {0, 1, 0}));
    CHECK(same(at(picture, 161, 90), map::class_color(1, false)));  // 10.6 px to the plate's edge, then the frame
    CHECK(same(at(picture, 165, 90), map::ground(false)));
    f.scene.picture_marks = nullptr;
    // Classes left and right of x = 0.4: 40 px right of the middle.
    const train::HeadSnapshot second =
        map_test::named_head(model::Answer::classes, {{2, 2, {-9, 9, 0, 0}, {3.6f, -3.6f}, false}});
    const std::vector<map::BorderLines> lines = {{.head = &second, .color = {1, 0, 1}}};
    f.scene.lines = &lines;
    const map::Picture lined = map::paint(f.scene, {});
    // 1.5 px wide about x = 140: both pixels beside it have three quarters of its ink.
    CHECK(std::abs(at(lined, 139, 20).g - map::ground(false).g * 0.25f) < 0.02f);
    CHECK(std::abs(at(lined, 140, 20).g - map::ground(false).g * 0.25f) < 0.02f);
    CHECK(same(at(lined, 136, 20), map::ground(false)));
}

TEST_CASE("polygons: a triangle's ink is its area, and alpha mixes") {
    map::Picture picture{40, 40, std::vector<std::uint8_t>(6400, 0)};
    map::fill_polygon(picture, {{4, 4}, {34.5f, 4}, {4, 30}}, {1, 1, 1});
    float ink = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) ink += static_cast<float>(picture.rgba[i]) / 255;
    CHECK(ink == doctest::Approx(30.5 * 26 / 2).epsilon(0.005));
    map::fill_polygon(picture, {{-20, -20}, {60, -20}, {60, 60}, {-20, 60}}, {1, 0, 0}, 0.25f);
    CHECK(same(at(picture, 39, 39), {0.25f, 0, 0}));
}

TEST_CASE("pictures painted in strips have no seams") {
    // 1,200 pixels wide, so that a strip has 873 rows and the picture more.
    Fixture f;
    f.scene.viewport = {1200, 1000};
    f.scene.camera = {0, 0, 0.002f};
    f.snapshot.n_points = 0;
    f.snapshot.heads[0].outputs.clear();  // no names
    const map::Picture picture = map::paint(f.scene, {});
    const auto all =
        map::region_colors(f.snapshot, f.scene.view, f.scene.camera, f.scene.viewport, 1200, 1000, 1, false);
    bool agree = true;
    for (int y = 850; y < 1000; ++y) {
        for (int x = 0; x < 1200; ++x) {
            agree = agree && same(at(picture, x, y), all[static_cast<std::size_t>(y * 1200 + x)]);
        }
    }
    CHECK(agree);
    map::Terrain terrain;
    map::update_terrain(terrain, f.snapshot);
    const auto whole = map::fantasy_picture(f.snapshot, f.scene.view, terrain, f.scene.camera, {90, 60}, 90, 60, false);
    const auto rows =
        map::fantasy_picture(f.snapshot, f.scene.view, terrain, f.scene.camera, {90, 60}, 90, 60, false, {50, 100});
    REQUIRE(rows.size() == 900);
    CHECK(std::equal(rows.begin(), rows.end(), whole.begin() + 4500, same));
}

TEST_CASE("the link stands in the strip, in two lines at most") {
    Fixture f;
    const float none = map::strip_height(f.scene, {"Short"});
    const float one = map::strip_height(f.scene, {"Short", "train --steps 10"});
    const float two = map::strip_height(f.scene, {"Short", "train --steps 10 --link 'dataset=auto_mpg'"});
    CHECK(one > none);
    CHECK(two > one);
    CHECK(map::strip_height(f.scene, {"Short", std::string(2000, 'x')}) == two);
}

TEST_CASE("the cartouche and the compass stand on the picture, apart from each other and from names") {
    Fixture f;
    map::Terrain terrain;
    map::update_terrain(terrain, f.snapshot);
    f.scene.viewport = {900, 600};
    f.scene.camera = {0, 0, 0.004f};
    CHECK(map::lay_out_ornaments(f.scene, "Cars").shapes.empty());  // a chart has none
    f.scene.terrain = &terrain;
    const map::Ornaments both = map::lay_out_ornaments(f.scene, "Cars");
    REQUIRE(both.covered.size() == 2);
    const map::Box a = both.covered[0], b = both.covered[1];
    CHECK((a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top));
    for (const map::Box& box : both.covered) {
        CHECK((box.left >= 0 && box.top >= 0 && box.right <= 900 && box.bottom <= 600));
    }
    for (const map::Point2& at : both.points) CHECK((at.x >= 0 && at.y >= 0 && at.x <= 900 && at.y <= 600));
    CHECK(map::lay_out_ornaments(f.scene, "").covered.size() == 1);
    f.scene.viewport = {300, 200};
    CHECK(map::lay_out_ornaments(f.scene, "Cars").shapes.empty());
}

TEST_CASE("PNG: signature, size, end") {
    map::Picture picture{3, 2, std::vector<std::uint8_t>(24, 200)};
    const std::vector<std::uint8_t> png = map::to_png(picture);
    REQUIRE(png.size() > 45);
    const std::vector<std::uint8_t> start = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    CHECK(std::equal(start.begin(), start.end(), png.begin()));
    CHECK(png[19] == 3);  // width and height, big endian, at 16 and 20
    CHECK(png[23] == 2);
    const std::string end(png.end() - 8, png.end() - 4);
    CHECK(end == "IEND");
    // A note is one chunk more, after the header, and nothing else changes.
    const std::vector<std::uint8_t> noted = map::to_png(picture, "note é");
    REQUIRE(noted.size() == png.size() + 12 + 16 + 7);
    CHECK(std::string(noted.begin() + 37, noted.begin() + 41) == "iTXt");
    CHECK(std::string(noted.begin() + 57, noted.begin() + 64) == "note é");
    // python3: zlib.crc32(b"iTXtDescription\\0\\0\\0\\0\\0" + "note é".encode())
    CHECK(std::vector<std::uint8_t>(noted.begin() + 64, noted.begin() + 68) ==
          std::vector<std::uint8_t>{1, 148, 82, 91});
    CHECK(std::equal(noted.begin() + 68, noted.end(), png.begin() + 33));
}
