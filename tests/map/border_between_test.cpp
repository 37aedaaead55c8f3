// The border of two classes against formulas, and against the regions as they are drawn.
#include "map/heads/border_between.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "heads.h"
#include "map/heads/regions.h"

namespace {

const map::Viewport kViewport{640, 480};
const map::Camera kCamera{0.5f, -0.25f, 0.01f};

// Three classes whose borders are the ray x = 0, y > 0 (0 | 1) and two slanting ones to the origin (0 | 2, 1 | 2).
train::HeadSnapshot three() {
    return map_test::named_head(model::Answer::classes, {{2, 3, {-1, 1, 0, 0, 0, -2}, {0, 0, 0}, false}});
}

// Two likeliest classes and their distance in logits, in double.
struct Two {
    int best = 0, second = 0;
    double gap = 0;
};
Two two_likeliest(const train::HeadSnapshot& head, map::Point2 at) {
    const float place[2] = {at.x, at.y};
    const std::vector<float> p = map::answer_at(head, place, 2);
    Two two;
    std::vector<std::size_t> order(p.size());
    for (std::size_t i = 0; i < p.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
    two.best = static_cast<int>(order[0]);
    two.second = static_cast<int>(order[1]);
    two.gap = std::log(static_cast<double>(p[order[0]]) / static_cast<double>(p[order[1]]));
    return two;
}

}  // namespace

TEST_CASE("the border of straight classes is where the formula says and ends where the third begins") {
    map::BorderWork work;
    map::Overlay overlay;
    const float length = map::border_between(work, three(), 0, 1, kCamera, kViewport, {}, overlay);
    REQUIRE(overlay.strokes.size() == 1);
    float lowest = 1e9f, highest = -1e9f;
    for (const map::Point2& at : overlay.points) {
        CHECK(std::abs(at.x) < 1e-5f);
        lowest = std::min(lowest, at.y);
        highest = std::max(highest, at.y);
    }
    // On x = 0, classes 0 and 1 are at 0 and class 2 at -2y: the third is likelier below y = 0. A hundredth of a pixel.
    CHECK(std::abs(lowest) < 1e-4f);
    CHECK(highest > -0.25f + 2.4f);
    CHECK(length == doctest::Approx((highest - lowest) / 0.01f).epsilon(1e-4));
    // The way keeps class 0 (x < 0) to its left: it goes up.
    CHECK(overlay.points.back().y > overlay.points.front().y);
    overlay.clear();
    map::border_between(work, three(), 0, 2, kCamera, kViewport, {}, overlay);
    for (const map::Point2& at : overlay.points) CHECK(std::abs(-at.x + 2 * at.y) < 1e-4f);
    for (const map::Point2& at : overlay.points) CHECK(at.x < 1e-3f);
    CHECK(overlay.points.size() > 10);
}

TEST_CASE(
    "of bent classes every point of a border has the two as its likeliest, and no border that is drawn is missed") {
    core::Random random = core::random_stream(3, "border");
    for (int trial = 0; trial < 4; ++trial) {
        const train::HeadSnapshot head = map_test::random_head(random, model::Answer::classes, 4, 12);
        train::Snapshot snapshot = map_test::random_snapshot(random, 20, 2);
        snapshot.heads = {head};
        map::BorderWork work;
        map::Overlay overlay;
        for (int a = 0; a < 4; ++a) {
            for (int b = a + 1; b < 4; ++b) {
                const std::size_t from = overlay.points.size();
                map::border_between(work, head, a, b, kCamera, kViewport, {}, overlay);
                for (std::size_t i = from; i < overlay.points.size(); ++i) {
                    const Two two = two_likeliest(head, overlay.points[i]);
                    // What two steps of Newton leave where the border bends most.
                    CHECK(std::abs(two.gap) < 0.02);
                    // At an end the third is as likely.
                    const bool theirs = std::min(two.best, two.second) == a && std::max(two.best, two.second) == b;
                    const float place[2] = {overlay.points[i].x, overlay.points[i].y};
                    const std::vector<float> p = map::answer_at(head, place, 2);
                    const float least = std::min(p[static_cast<std::size_t>(a)], p[static_cast<std::size_t>(b)]);
                    CHECK((theirs || least > 0.95f * p[static_cast<std::size_t>(two.best)]));
                }
            }
        }
        // Wherever two neighbouring pixels differ, a line of the overlay passes within a grid cell or two.
        const int w = 64, h = 48;
        const std::vector<std::uint8_t> ids =
            map::region_ids(snapshot, map::region_view(snapshot, ""), kCamera, kViewport, w, h);
        int missed = 0, seen = 0;
        for (int y = 0; y < h; ++y) {
            for (int x = 0; x + 1 < w; ++x) {
                const auto at = static_cast<std::size_t>(y * w + x);
                if (ids[at] == ids[at + 1]) continue;
                const map::Point2 place = map::to_map(
                    kCamera, kViewport, {static_cast<float>(x + 1) * 10, (static_cast<float>(y) + 0.5f) * 10});
                float nearest = 1e9f;
                for (const map::Point2& p : overlay.points) {
                    nearest = std::min(nearest, std::hypot(p.x - place.x, p.y - place.y));
                }
                ++seen;
                missed += nearest > 0.16f ? 1 : 0;
            }
        }
        CHECK(seen > 20);
        CHECK(missed * 50 <= seen);
    }
}

TEST_CASE("classes that do not meet, the same class twice, and other heads have no border") {
    map::BorderWork work;
    map::Overlay overlay;
    // Class 2 is never the likeliest.
    train::HeadSnapshot head =
        map_test::named_head(model::Answer::classes, {{2, 3, {-1, 1, 0, 0, 0, 0}, {0, 0, -9}, false}});
    CHECK(map::border_between(work, head, 0, 2, kCamera, kViewport, {}, overlay) == 0.0f);
    CHECK(map::border_between(work, head, 1, 1, kCamera, kViewport, {}, overlay) == 0.0f);
    CHECK(map::border_between(work, head, 0, 3, kCamera, kViewport, {}, overlay) == 0.0f);
    head.answer = model::Answer::number;
    CHECK(map::border_between(work, head, 0, 1, kCamera, kViewport, {}, overlay) == 0.0f);
    CHECK(overlay.empty());
}

TEST_CASE("a border of a large picture takes a few milliseconds") {
    core::Random random = core::random_stream(5, "border");
    const train::HeadSnapshot head = map_test::random_head(random, model::Answer::classes, 8, 16);
    map::BorderWork work;
    map::Overlay overlay;
    map::border_between(work, head, 0, 1, kCamera, {1280, 720}, {}, overlay);
    const auto start = std::chrono::steady_clock::now();
    overlay.clear();
    map::border_between(work, head, 0, 1, kCamera, {1280, 720}, {}, overlay);
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    MESSAGE("border of two of 8 classes, 16 hidden units, 1280x720: " << ms << " ms, " << overlay.points.size());
    CHECK(ms < 100);
}
