// The map as SVG: well-formed by a small reader of our own, complete, and safe from what names may hold.
#include "map/pictures/svg.h"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "core/random.h"
#include "heads.h"
#include "map/pictures/picture_parts.h"
#include "map/pictures/svg_writer.h"

namespace {

// What is wrong with an XML text as we write it (no comments, no processing instructions); empty if nothing is.
std::string wrong_with(const std::string& xml) {
    std::vector<std::string> open;
    const auto entity = [&](std::size_t at) {
        for (const char* known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
            if (xml.compare(at, std::string(known).size(), known) == 0) return true;
        }
        return false;
    };
    std::size_t roots = 0;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml[at] == '&' && !entity(at)) return "a bare & at " + std::to_string(at);
        if (xml[at] == '>') return "a bare > at " + std::to_string(at);
        if (static_cast<unsigned char>(xml[at]) < 0x20 && xml[at] != '\n') return "a control character";
        if (xml[at] != '<') {
            if (open.empty() && xml[at] != '\n') return "words outside the root";
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        char quote = 0;
        for (; end < xml.size() && (quote != 0 || xml[end] != '>'); ++end) {
            if (xml[end] == '<') return "a < within a tag";
            if (xml[end] == '&' && !entity(end)) return "a bare & in an attribute";
            if (xml[end] == '"') quote = quote == 0 ? '"' : 0;
        }
        if (end == xml.size()) return "a tag without an end";
        const std::string tag = xml.substr(at + 1, end - at - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" /", tag[0] == '/' ? 1 : 0));
        if (tag[0] == '/') {
            if (open.empty() || "/" + open.back() != name) return "an end that does not fit: " + tag;
            open.pop_back();
        } else if (tag.back() != '/') {
            if (open.empty() && ++roots > 1) return "two roots";
            open.push_back(name);
        }
        at = end + 1;
    }
    return open.empty() ? "" : "no end of " + open.back();
}

int count(const std::string& text, const std::string& words) {
    int n = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++n;
    return n;
}

struct Fixture {
    train::Snapshot snapshot;
    map::Coloring coloring;
    map::Scene scene;
    map::Caption caption{"A map & its <caption>", "https://example.org/#a=1&b=\"2\"", "Things"};

    explicit Fixture(model::Answer answer = model::Answer::classes) {
        core::Random random = core::random_stream(9, "svg");
        snapshot = map_test::random_snapshot(random, 50, 1.4f);
        snapshot.heads.push_back(map_test::random_head(random, answer, answer == model::Answer::classes ? 5 : 1, 6));
        coloring.label = "kind";
        for (int i = 0; i < 50; ++i) coloring.index.push_back(i % 3);
        coloring.legend = {{0, "one", 17}, {1, "two & <three>", 17}, {2, "\"four\"", 16}};
        scene.snapshot = &snapshot;
        scene.coloring = &coloring;
        scene.view = map::region_view(snapshot, "");
        scene.viewport = {600, 450};
        scene.camera = {0, 0, 0.008f};
    }
};

}  // namespace

TEST_CASE("an SVG is well-formed in both themes, light and dark, whatever the names") {
    for (const bool fantasy : {false, true}) {
        for (const bool dark : {false, true}) {
            Fixture f;
            f.snapshot.heads[0].outputs = {"R&D <b>", "R&D 2", "R&D \"quoted\"", "R&D it's ]]>", "R&D bad\xff\x01 é"};
            map::Terrain terrain;
            map::update_terrain(terrain, f.snapshot);
            if (fantasy) f.scene.terrain = &terrain;
            f.scene.dark = dark;
            const std::string xml = map::to_svg(f.scene, f.caption);
            CAPTURE(fantasy);
            CHECK(wrong_with(xml) == "");
            CHECK(xml.find("<title>A map &amp; its &lt;caption&gt;</title>") != std::string::npos);
            CHECK(xml.find("R&amp;D") != std::string::npos);
            CHECK(xml.find("nan") == std::string::npos);
            CHECK(xml.find("inf") == std::string::npos);
            CHECK(xml.size() < 400000);
        }
    }
    CHECK(wrong_with("<a><b></a>") != "");  // the reader can fail
    CHECK(wrong_with("<a>R&D</a>") != "");
    CHECK(wrong_with("<a/>\n<b></b><c></c>") != "");
}

TEST_CASE("an SVG has a polygon for each region that is seen, a disc for each thing that is, and the link") {
    Fixture f;
    const std::string xml = map::to_svg(f.scene, f.caption);
    const auto ids = map::region_ids(f.snapshot, f.scene.view, f.scene.camera, f.scene.viewport, 600, 450);
    std::vector<int> pixels(5, 0);
    for (const std::uint8_t id : ids) ++pixels[id];
    int regions = 0;
    for (std::size_t k = 0; k < 5; ++k) {
        if (pixels[k] == 0) continue;
        ++regions;
        CHECK(xml.find("<title>class " + std::to_string(k) + "</title></path>") != std::string::npos);
    }
    CHECK(regions >= 2);
    CHECK(count(xml, "class=\"region\"") == regions);
    CHECK(count(xml, "class=\"thing\"") == 50);
    CHECK(xml.find("<desc>https://example.org/#a=1&amp;b=&quot;2&quot;</desc>") != std::string::npos);
    CHECK(count(xml, "<a xlink:href=") == 1);
    // What is far outside or nowhere is no disc.
    f.snapshot.points[0] = 1e30f;
    f.snapshot.points[2] = NAN;
    CHECK(count(map::to_svg(f.scene, f.caption), "class=\"thing\"") == 48);
}

TEST_CASE("the size is the map's and the strip's") {
    Fixture f;
    const float height = 450 + map::strip_height(f.scene, f.caption);
    const std::string wanted = "viewBox=\"0 0 600 " + map::svg::number(height) + "\"";
    CHECK(map::to_svg(f.scene, f.caption).find(wanted) != std::string::npos);
    f.scene.pixel_ratio = 3;
    CHECK(map::to_svg(f.scene, f.caption).find(wanted) != std::string::npos);
}

TEST_CASE("contours have their values written on them, in the number's own unit") {
    Fixture f(model::Answer::number);
    f.snapshot.heads[0].mean = {100};
    f.snapshot.heads[0].scale = {10};
    map::Overlay values;
    map::add_contour_values(values, f.scene, {0, 0, 0});
    REQUIRE_FALSE(values.texts.empty());
    const map::Range range = map::number_range(f.snapshot, f.scene.view);
    for (const map::OverlayText& text : values.texts) {
        const float place[2] = {text.at.x, text.at.y};
        const float value = map::answer_at(f.snapshot.heads[0], place, 2)[0];
        // Three figures, on a line that is straight between cells.
        CHECK(std::stof(text.text) == doctest::Approx(value).epsilon(0.02));
        CHECK(std::abs(text.turn) <= 1.5709f);
    }
    CHECK(range.high > range.low);
    f.scene.under = &values;
    const std::string xml = map::to_svg(f.scene, f.caption);
    CHECK(wrong_with(xml) == "");
    for (const map::OverlayText& text : values.texts) CHECK(xml.find(">" + text.text + "</text>") != std::string::npos);
}

TEST_CASE("overlays become paths: dashes, rims, heads of arrows, words") {
    Fixture f;
    map::Overlay overlay;
    overlay.line({.color = {1, 0, 0}, .alpha = 0.5f, .width = 2, .dash = 6, .gap = 3, .arrow = 8, .rim = 1},
                 {{0, 0}, {1, 0}});
    overlay.line({.color = {0, 0, 1}, .closed = true}, {{0, 0}, {0.5f, 0.5f}, {0, 0.5f}});
    overlay.line({.color = {0, 1, 0}}, {{0, 0}});  // a line of one point is none
    overlay.texts.push_back({{0.2f, 0.2f}, 2.0f, "a < b", {0, 0, 0}, 1});
    f.scene.over = &overlay;
    const std::string xml = map::to_svg(f.scene, {});
    CHECK(wrong_with(xml) == "");
    CHECK(xml.find("stroke-dasharray=\"4 5\"") != std::string::npos);
    CHECK(xml.find("fill=\"#ff0000\"") != std::string::npos);  // the head
    CHECK(count(xml, "stroke=\"#00ff00\"") == 0);
    CHECK(xml.find(">a &lt; b</text>") != std::string::npos);
    CHECK(xml.find("rotate(65.41 ") !=
          std::string::npos);  // 2 rad is -65.41 degrees when upright, and SVG turns clockwise
}

TEST_CASE("things have their symbols, or their picture on a plate; a second head has its borders") {
    Fixture f;
    f.snapshot.held_out.assign(50, 0);
    const std::string plain = map::to_svg(f.scene, {});
    int squares = 0;
    for (const int index : f.coloring.index) squares += index == 1 ? 1 : 0;
    CHECK(count(plain, "-s1\" x=") == squares);  // defined once, used for each
    CHECK(count(plain, "<image") == 0);
    data::Pictures pictures{2, std::vector<std::uint8_t>(50 * 16, 200)};
    const std::vector<map::PictureMark> marks = {{3, 24, 1}, {7, 30, 0.5f}};
    core::Random random = core::random_stream(2, "second");
    const train::HeadSnapshot second = map_test::random_head(random, model::Answer::classes, 3, 0);
    const std::vector<map::BorderLines> lines = {{.head = &second, .color = {1, 0, 1}, .alpha = 0.75f}};
    f.scene.pictures = &pictures;
    f.scene.picture_marks = &marks;
    f.scene.lines = &lines;
    const std::string xml = map::to_svg(f.scene, {});
    CHECK(wrong_with(xml) == "");
    CHECK(count(xml, "xlink:href=\"data:image/png;base64,iVBORw0KGgo") == 2);
    CHECK(count(xml, "class=\"lines\"") == 1);
    CHECK(xml.find("stroke=\"#ff00ff\" stroke-opacity=\"0.75\"") != std::string::npos);
}

TEST_CASE("numbers, colours and paths are short and exact to a tenth of a pixel") {
    using namespace map::svg;
    CHECK(number(12) == "12");
    CHECK(number(-0.25f) == "-0.25");
    CHECK(number(0.1f) == "0.1");
    CHECK(number(NAN) == "0");
    CHECK(color({1, 0.5f, 0}) == "#ff8000");
    CHECK(path({{0, 0}, {10.04f, 0}, {10.04f, -2.5f}}, true) == "M0 0l10 0 0-2.5z");
    // Steps are between rounded places, so they do not add up to a drift.
    std::vector<map::Point2> line;
    for (int i = 0; i <= 100; ++i) line.push_back({static_cast<float>(i) * 0.34f, 0});
    const std::string d = path(line, false);
    std::istringstream steps(d.substr(d.find('l') + 1));
    float x = 0, step_x = 0, step_y = 0;
    while (steps >> step_x >> step_y) x += step_x;
    CHECK(x == doctest::Approx(34).epsilon(1e-5));
    CHECK(escaped("a&b<c>\"d\"'e'") == "a&amp;b&lt;c&gt;&quot;d&quot;&#39;e&#39;");
    CHECK(escaped("\xed\xa0\x80x") ==
          "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx");  // half a pair of UTF-16 is no character
}
