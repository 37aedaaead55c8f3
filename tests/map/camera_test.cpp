// The camera's arithmetic: what is seen where, and that moving it keeps what should stay.
#include "map/view/camera.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "heads.h"

namespace {

const map::Viewport kViewport{800, 500};
const map::Camera kCamera{1.5f, -2, 0.02f};

}  // namespace

TEST_CASE("pixels and map places are each other's inverse, y pointing the other way") {
    const map::Point2 middle = map::to_map(kCamera, kViewport, {400, 250});
    CHECK(middle.x == 1.5f);
    CHECK(middle.y == -2.0f);
    CHECK(map::to_map(kCamera, kViewport, {400, 0}).y > -2.0f);
    for (const map::Point2 px : {map::Point2{0, 0}, {799, 3}, {13.5f, 499}}) {
        const map::Point2 back = map::to_px(kCamera, kViewport, map::to_map(kCamera, kViewport, px));
        // A few roundings of numbers near 10, divided by 0.02 units a pixel.
        CHECK(back.x == doctest::Approx(px.x).epsilon(1e-4));
        CHECK(std::abs(back.y - px.y) < 1e-3f);
    }
}

TEST_CASE("fit shows every point with 8 % of margin on the tight sides") {
    core::Random random = core::random_stream(1, "camera");
    const train::Snapshot snapshot = map_test::random_snapshot(random, 200, 7);
    for (const map::Viewport viewport : {map::Viewport{800, 500}, {300, 900}}) {
        const map::Camera camera = map::fit(snapshot, viewport);
        float least = 1e9f;
        for (int i = 0; i < snapshot.n_points; ++i) {
            const auto at = static_cast<std::size_t>(i) * 2;
            const map::Point2 px = map::to_px(camera, viewport, {snapshot.points[at], snapshot.points[at + 1]});
            least = std::min({least, px.x / viewport.width, 1 - px.x / viewport.width, px.y / viewport.height,
                              1 - px.y / viewport.height});
        }
        CHECK(least == doctest::Approx(0.08).epsilon(1e-3));
    }
}

TEST_CASE("fit_inside shows the box beside what is kept free, however much that is") {
    const map::Bounds box{{-1, 2}, {3, 4}, false};
    const map::Insets insets{10, 90, 60, 20};
    const map::Camera camera = map::fit_inside(box, kViewport, insets);
    const map::Point2 low = map::to_px(camera, kViewport, box.low), high = map::to_px(camera, kViewport, box.high);
    // Twice as wide as high: the width decides, and the box is in the middle of what is left of the height.
    CHECK(low.x == doctest::Approx(10));
    CHECK(high.x == doctest::Approx(740));
    CHECK(low.y - 90 == doctest::Approx(480 - high.y).epsilon(1e-3));
    CHECK(high.y > 90);

    const map::Camera narrow = map::fit_inside(box, kViewport, {2000, 0, 2000, 0});
    CHECK(map::to_px(narrow, kViewport, box.low).x == doctest::Approx(240));
    CHECK(map::to_px(narrow, kViewport, box.high).x == doctest::Approx(560));
}

TEST_CASE("fit of nothing, of one place, of NaN and of no room is still a camera") {
    train::Snapshot snapshot;
    const map::Camera nothing = map::fit(snapshot, kViewport);
    CHECK(nothing.x == 0.0f);
    // A unit square in the 84 % that the margins leave of the shorter side.
    CHECK(nothing.units_per_px == doctest::Approx(1 / (0.84 * 500)));
    snapshot.n_points = 2;
    snapshot.points = {3, 4, 3, 4};
    CHECK(map::fit(snapshot, kViewport).x == 3.0f);
    CHECK(map::fit(snapshot, kViewport).units_per_px == doctest::Approx(1 / (0.84 * 500)));
    snapshot.points = {NAN, 1, 5, INFINITY};
    CHECK(map::fit(snapshot, kViewport).x == 0.0f);
    CHECK(map::fit(snapshot, {0, 0}).units_per_px > 0.0f);
}

TEST_CASE("zoom keeps the place under the pointer, within its limits; pan follows the pointer") {
    const map::Point2 at{610, 77};
    const map::Point2 place = map::to_map(kCamera, kViewport, at);
    for (const float factor : {1.2f, 0.5f, 40.0f}) {
        const map::Camera zoomed = map::zoomed(kCamera, kViewport, at, factor);
        CHECK(zoomed.units_per_px == doctest::Approx(kCamera.units_per_px / factor));
        const map::Point2 there = map::to_px(zoomed, kViewport, place);
        // Floats near 5 map units have steps of 5e-7; at 5e-4 units a pixel that is a thousandth of a pixel.
        CHECK(std::abs(there.x - at.x) < 0.01f);
        CHECK(std::abs(there.y - at.y) < 0.01f);
    }
    CHECK(map::zoomed(kCamera, kViewport, at, 1e9f).units_per_px == 1e-6f);
    CHECK(map::zoomed(kCamera, kViewport, at, 1e-9f).units_per_px == 1e4f);
    CHECK(map::zoomed(kCamera, kViewport, at, 0).units_per_px == kCamera.units_per_px);
    const map::Camera panned = map::panned(kCamera, {30, -8});
    const map::Point2 moved = map::to_px(panned, kViewport, place);
    CHECK(moved.x == doctest::Approx(at.x + 30).epsilon(1e-4));
    CHECK(moved.y == doctest::Approx(at.y - 8).epsilon(1e-4));
}

TEST_CASE("follow goes half way in 0.15 s, whatever the frames, and arrives exactly") {
    const map::Camera target{9, 3, 0.08f};
    const map::Camera half = map::follow(kCamera, target, 0.15);
    CHECK(half.x == doctest::Approx((1.5 + 9) / 2));
    CHECK(half.units_per_px == doctest::Approx(0.04));  // the scale goes by factors: sqrt(0.02 * 0.08)
    map::Camera small_steps = kCamera;
    for (int i = 0; i < 15; ++i) small_steps = map::follow(small_steps, target, 0.01);
    CHECK(small_steps.x == doctest::Approx(half.x).epsilon(1e-4));
    map::Camera camera = kCamera;
    int frames = 0;
    while ((camera.x != target.x || camera.y != target.y || camera.units_per_px != target.units_per_px) &&
           frames < 1000) {
        camera = map::follow(camera, target, 1.0 / 60);
        ++frames;
    }
    // Scale: a factor of 4 to within 1e-4 takes log2(ln 4 / 1e-4) = 13.8 halves of 9 frames.
    CHECK(frames > 60);
    CHECK(frames < 140);
}

TEST_CASE("nearest_point finds the nearest within the radius") {
    train::Snapshot snapshot;
    snapshot.n_points = 3;
    snapshot.points = {0, 0, 1, 0, 1.02f, 0};
    const map::Camera camera{0, 0, 0.01f};
    const map::Viewport viewport{400, 400};  // point 1 at x = 300 px, point 2 at 302
    CHECK(map::nearest_point(snapshot, camera, viewport, {303, 200}, 10) == 2);
    CHECK(map::nearest_point(snapshot, camera, viewport, {299, 201}, 10) == 1);
    CHECK(map::nearest_point(snapshot, camera, viewport, {200, 212}, 10) == -1);
    CHECK(map::nearest_point({}, camera, viewport, {200, 200}, 10) == -1);
}
