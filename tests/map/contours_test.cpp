// Contours of numbers: lines where the head says the value, values on their lines, apart, upright and steady.
#include "map/heads/contours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

#include "heads.h"

namespace {

const map::Viewport kViewport{900, 600};
const map::Camera kCamera{0.2f, 0.1f, 0.005f};

map::Point2 measure(const std::string& text) { return {7.0f * static_cast<float>(text.size()), 14}; }

// A bent field over 300 things, in units of 12 about 40.
train::Snapshot bent(std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "contours");
    train::Snapshot snapshot = map_test::random_snapshot(random, 300, 2);
    train::HeadSnapshot head = map_test::random_head(random, model::Answer::number, 1, 10);
    head.mean = {40};
    head.scale = {12};
    for (std::size_t i = 0; i < 300; ++i) {
        const float* at = snapshot.points.data() + 2 * i;
        head.predictions.push_back((map::answer_at(head, at, 2)[0] - 40) / 12);
    }
    snapshot.heads = {head};
    return snapshot;
}

float value_at(const train::Snapshot& snapshot, map::Point2 at) {
    const float place[2] = {at.x, at.y};
    return map::answer_at(snapshot.heads[0], place, 2)[0];
}

map::Overlay drawn(map::ContourState& state, const train::Snapshot& snapshot, const map::Camera& camera,
                   const std::string& unit = "") {
    map::Overlay overlay;
    map::ContourStyle style;
    style.unit = unit;
    map::draw_contours(state, snapshot, map::region_view(snapshot, ""), camera, kViewport, style, measure, overlay);
    return overlay;
}

// Places along a text's middle line, pixels.
std::vector<map::Point2> along(const map::OverlayText& text) {
    std::vector<map::Point2> places;
    const map::Point2 px = map::to_px(kCamera, kViewport, text.at);
    const float half = measure(text.text).x / 2;
    for (float t = -half; t <= half; t += 2) {
        places.push_back({px.x + t * std::cos(text.turn), px.y - t * std::sin(text.turn)});
    }
    return places;
}

}  // namespace

TEST_CASE("steps are 1, 2 or 5, about as many as wanted, and stay while they will do") {
    for (double width = 0.001; width < 1e5; width *= 1.37) {
        const double step = map::contour_step(3, 3 + width, 6, 0);
        const double digits = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        CHECK((std::abs(digits - 1) < 1e-9 || std::abs(digits - 2) < 1e-9 || std::abs(digits - 5) < 1e-9));
        CHECK(width / step > 6 / 1.6);
        CHECK(width / step < 6 * 1.6);
        CHECK(map::contour_step(3, 3 + width * 1.1, 6, step) == step);
    }
    CHECK(map::contour_step(1, 1, 6, 2) == 0.0);
    CHECK(map::contour_step(0, 100, 6, 1) == 20.0);
}

TEST_CASE("values are written as round numbers") {
    CHECK(map::contour_text(4, 5) == "20");
    CHECK(map::contour_text(-1, 0.5) == "-0.5");
    CHECK(map::contour_text(0, 0.5) == "0.0");
    CHECK(map::contour_text(-0.0, 20) == "0");
    CHECK(map::contour_text(3, 0.02) == "0.06");
    CHECK(map::contour_text(6, 2000) == "12,000");
    CHECK(map::contour_text(3, 1000) == "3000");
    CHECK(map::contour_text(11, 1e12) == "1.1e13");  // more than an int or, on the web, a long can hold
    CHECK(map::contour_text(-57, 2e11) == "-1.14e13");
    CHECK(map::contour_text(3, 5e5) == "1.5e6");
    CHECK(map::contour_text(-3, 2e38) == "-6e38");
    CHECK(map::contour_text(7, 0.1) == "0.7");
}

TEST_CASE("contours of a slope are where the formula says, with their values on them") {
    // 10 x + 5 in own units, -1..1 for the things: -5..15, a quarter beyond.
    train::Snapshot snapshot;
    snapshot.n_points = 2;
    snapshot.points = {-1, 0, 1, 0};
    train::HeadSnapshot head = map_test::named_head(model::Answer::number, {{2, 1, {2, 0}, {1}, false}});
    head.mean = {0};
    head.scale = {5};
    head.predictions = {-1, 3};
    snapshot.heads = {head};
    map::ContourState state;
    const map::Overlay overlay = drawn(state, snapshot, kCamera, "mpg");
    CHECK(state.step == 5.0);
    std::set<int> seen;
    for (const map::Stroke& stroke : overlay.strokes) {
        for (std::size_t i = stroke.first; i < stroke.first + stroke.count; ++i) {
            const float value = 10 * overlay.points[i].x + 5;
            const auto nearest = static_cast<int>(std::lround(value / 5)) * 5;
            // A hundredth of a pixel is 0.0005 units.
            CHECK(std::abs(value - static_cast<float>(nearest)) < 5e-4f);
            seen.insert(nearest);
        }
    }
    CHECK(seen == std::set<int>{-10, -5, 0, 5, 10, 15, 20});
    REQUIRE(overlay.texts.size() == 7);
    for (const map::OverlayText& text : overlay.texts) {
        CHECK(text.text == std::to_string(std::lround(10 * text.at.x + 5)) + " mpg");
        CHECK(std::abs(10 * text.at.x + 5 - std::round(10 * text.at.x + 5)) < 1e-2f);
        CHECK(std::abs(std::abs(text.turn) - 1.5708f) < 1e-3f);
    }
}

TEST_CASE("bent contours: every point has its value; values stand on their lines, apart from each other, upright") {
    int n_texts = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const train::Snapshot snapshot = bent(seed);
        map::ContourState state;
        state.obstacles = {{300, 200, 500, 300}};
        const map::Overlay overlay = drawn(state, snapshot, kCamera);
        CHECK(overlay.strokes.size() >= 3);
        for (const map::Point2& at : overlay.points) {
            const double multiple = static_cast<double>(value_at(snapshot, at)) / state.step;
            // Gaps begin and end between the points of a line, which is straight there.
            CHECK(std::abs(multiple - std::round(multiple)) < 0.05);
        }
        std::vector<std::vector<map::Point2>> rows;
        for (const map::OverlayText& text : overlay.texts) {
            CHECK(std::abs(value_at(snapshot, text.at) - std::stof(text.text)) < 0.1f * static_cast<float>(state.step));
            CHECK(std::abs(text.turn) <= 1.5709f);
            rows.push_back(along(text));
            for (const map::Point2& px : rows.back()) {
                CHECK(px.x > 7);
                CHECK(px.y > 7);
                CHECK(px.x < kViewport.width - 7);
                CHECK(px.y < kViewport.height - 7);
                CHECK(!(px.x > 293 && px.x < 507 && px.y > 193 && px.y < 307));
            }
        }
        for (std::size_t a = 0; a < rows.size(); ++a) {
            for (std::size_t b = a + 1; b < rows.size(); ++b) {
                for (const map::Point2& p : rows[a]) {
                    for (const map::Point2& q : rows[b]) CHECK(std::hypot(p.x - q.x, p.y - q.y) > 14);
                }
            }
        }
        n_texts += static_cast<int>(overlay.texts.size());
    }
    CHECK(n_texts > 20);
}

TEST_CASE("no line runs through a value") {
    const train::Snapshot snapshot = bent(3);
    map::ContourState state;
    const map::Overlay overlay = drawn(state, snapshot, kCamera);
    REQUIRE(!overlay.texts.empty());
    for (const map::OverlayText& text : overlay.texts) {
        for (const map::Point2& px : along(text)) {
            for (const map::Stroke& stroke : overlay.strokes) {
                for (std::size_t i = stroke.first; i + 1 < stroke.first + stroke.count; ++i) {
                    const map::Point2 a = map::to_px(kCamera, kViewport, overlay.points[i]);
                    const map::Point2 b = map::to_px(kCamera, kViewport, overlay.points[i + 1]);
                    CHECK(std::hypot((a.x + b.x) / 2 - px.x, (a.y + b.y) / 2 - px.y) > 3.0f);
                }
            }
        }
    }
}

TEST_CASE("values stay where they are while the map is dragged, and follow their lines while it is trained") {
    train::Snapshot snapshot = bent(2);
    map::ContourState state;
    drawn(state, snapshot, kCamera);
    int stayed = 0, moved = 0;
    map::Camera camera = kCamera;
    for (int frame = 0; frame < 30; ++frame) {
        const std::vector<map::ContourValue> before = state.values;
        camera.x += 0.004f;
        for (float& weight : snapshot.heads[0].layers[1].weight) weight *= 1.001f;
        drawn(state, snapshot, camera);
        for (const map::ContourValue& value : before) {
            float least = 1e9f;
            for (const map::ContourValue& now : state.values) {
                if (now.multiple != value.multiple) continue;
                least = std::min(least, std::hypot(now.at.x - value.at.x, now.at.y - value.at.y) / camera.units_per_px);
            }
            // 3 pixels: the line itself moves by a thousandth of its distance from the middle value.
            (least < 3 ? stayed : moved) += 1;
        }
    }
    MESSAGE(stayed << " stayed, " << moved << " went elsewhere");
    CHECK(stayed > 100);
    // Those that reach the edge of the picture have to.
    CHECK(moved * 20 < stayed);
}

TEST_CASE("things, classes, a flat number and no head") {
    map::ContourState state;
    train::Snapshot snapshot = bent(1);
    snapshot.heads[0].answer = model::Answer::classes;
    CHECK(drawn(state, snapshot, kCamera).empty());
    CHECK(drawn(state, {}, kCamera).empty());
    snapshot = bent(1);
    std::fill(snapshot.heads[0].predictions.begin(), snapshot.heads[0].predictions.end(), 0.5f);
    CHECK(drawn(state, snapshot, kCamera).empty());
    // A crowd under the place where a value stands makes it go elsewhere.
    snapshot = bent(2);
    map::PlaceGrid grid;
    drawn(state, snapshot, kCamera);
    REQUIRE(!state.values.empty());
    const map::Point2 at = state.values[0].at;
    const double multiple = state.values[0].multiple;
    for (std::size_t i = 0; i < 100; ++i) {
        snapshot.points[2 * i] = at.x;
        snapshot.points[2 * i + 1] = at.y;
    }
    map::update_place_grid(grid, snapshot);
    state.things = &grid;
    drawn(state, snapshot, kCamera);
    for (const map::ContourValue& value : state.values) {
        const float away = std::hypot(value.at.x - at.x, value.at.y - at.y) / kCamera.units_per_px;
        CHECK((value.multiple != multiple || away > 7));
    }
}

TEST_CASE("contours of a large picture take a few milliseconds and reuse their memory") {
    const train::Snapshot snapshot = bent(2);
    map::ContourState state;
    map::Overlay overlay;
    const map::RegionView view = map::region_view(snapshot, "");
    const map::Viewport viewport{1280, 720};
    map::draw_contours(state, snapshot, view, kCamera, viewport, {}, measure, overlay);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) {
        overlay.clear();
        map::draw_contours(state, snapshot, view, kCamera, viewport, {}, measure, overlay);
    }
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 10;
    MESSAGE("contours, 10 hidden units, 1280x720: " << ms << " ms, " << overlay.texts.size() << " values");
    CHECK(ms < 100);
}
