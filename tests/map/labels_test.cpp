// Names on regions: apart from each other, inside the picture, on their own region, and steady.
#include "map/names/labels.h"

#include <doctest/doctest.h>

#include <cmath>

#include "heads.h"

namespace {

const map::Viewport kViewport{700, 500};

map::Point2 measure(const std::string& text) { return {static_cast<float>(text.size()) * 9, 20}; }

bool apart(const map::Label& a, const map::Label& b) {
    const map::Point2 size_a = measure(a.text), size_b = measure(b.text);
    return std::abs(a.px.x - b.px.x) >= (size_a.x + size_b.x) / 2 ||
           std::abs(a.px.y - b.px.y) >= (size_a.y + size_b.y) / 2;
}

void check_layout(const map::LabelState& state) {
    CHECK(state.labels.size() <= 30);
    for (std::size_t i = 0; i < state.labels.size(); ++i) {
        const map::Label& label = state.labels[i];
        const map::Point2 size = measure(label.text);
        CHECK(label.px.x - size.x / 2 >= 0);
        CHECK(label.px.y - size.y / 2 >= 0);
        CHECK(label.px.x + size.x / 2 <= kViewport.width);
        CHECK(label.px.y + size.y / 2 <= kViewport.height);
        CHECK(label.strength >= 0);
        CHECK(label.strength <= 1);
        for (std::size_t j = 0; j < i; ++j) CHECK(apart(label, state.labels[j]));
        for (const map::Box& box : state.obstacles) {
            const bool beside = label.px.x + size.x / 2 <= box.left || label.px.x - size.x / 2 >= box.right;
            CHECK((beside || label.px.y + size.y / 2 <= box.top || label.px.y - size.y / 2 >= box.bottom));
        }
    }
}

train::Snapshot one_head(std::uint64_t seed, int classes, int hidden) {
    core::Random random = core::random_stream(seed, "labels");
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::random_head(random, model::Answer::classes, classes, hidden));
    return snapshot;
}

void run(map::LabelState& state, const train::Snapshot& snapshot, const map::Camera& camera, int frames) {
    const map::RegionView view = map::region_view(snapshot, "");
    for (int i = 0; i < frames; ++i) map::place_labels(state, snapshot, view, camera, kViewport, measure, 1.0 / 60);
}

}  // namespace

TEST_CASE("over many heads, while they change and the camera moves, no names meet and none leaves the picture") {
    map::LabelState state;
    state.obstacles = {{12, 12, 250, 46}, {650, 12, 688, 140}};
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        const int classes = seed % 3 == 0 ? 40 : static_cast<int>(2 + seed % 10);
        const train::Snapshot snapshot = one_head(seed, classes, seed % 2 == 0 ? 12 : 0);
        map::Camera camera{0, 0, 0.004f};
        for (int frame = 0; frame < 40; ++frame) {
            // Stands still first, then is dragged and zoomed.
            if (frame > 20) {
                camera = map::zoomed(map::panned(camera, {5, -3}), kViewport, {200, 100}, 1.01f);
            }
            run(state, snapshot, camera, 1);
            check_layout(state);
        }
        CHECK(!state.labels.empty());
    }
}

TEST_CASE("a settled name stands on its own region, strong and still; large regions come first") {
    const train::Snapshot snapshot = one_head(4, 7, 10);
    const map::Camera camera{0, 0, 0.004f};
    map::LabelState state;
    run(state, snapshot, camera, 120);
    REQUIRE(state.labels.size() >= 2);
    CHECK(!state.moving);
    const auto ids = map::region_ids(snapshot, map::region_view(snapshot, ""), camera, kViewport, 700, 500);
    for (std::size_t i = 0; i < state.labels.size(); ++i) {
        const map::Label& label = state.labels[i];
        CHECK(label.strength == 1.0f);
        CHECK(label.share >= 0.005f);
        if (i > 0) CHECK(label.share <= state.labels[i - 1].share);
        const auto at = static_cast<std::size_t>(label.px.y) * 700 + static_cast<std::size_t>(label.px.x);
        CHECK(ids[at] == label.output);
    }
    const std::vector<map::Label> before = state.labels;
    run(state, snapshot, camera, 60);
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i].px.x == state.labels[i].px.x);
}

TEST_CASE("a name is where a region has most room: the middle of each half") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {-1, 1, 0, 0}, {0, 0}, false}}));
    map::LabelState state;
    run(state, snapshot, {0, 0, 0.01f}, 60);
    REQUIRE(state.labels.size() == 2);
    for (const map::Label& label : state.labels) {
        // A quarter of the width is the middle of a half; cells are 11 px wide, and half a picture is wider than what
        // counts as room, so a tie may move it by some cells.
        CHECK(std::abs(label.px.x - (label.output == 0 ? 175.0f : 525.0f)) < 60);
        CHECK(std::abs(label.px.y - 250) < 110);
    }
}

TEST_CASE("names move smoothly with a border that moves, and with the map when it is dragged") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {-1, 1, 0, 0}, {0, 0}, false}}));
    const map::Camera camera{0, 0, 0.01f};
    map::LabelState state;
    run(state, snapshot, camera, 60);
    std::vector<map::Label> before = state.labels;
    for (int frame = 0; frame < 120; ++frame) {
        snapshot.heads[0].layers[0].bias[1] = 0.02f * static_cast<float>(frame);  // the border goes left
        run(state, snapshot, camera, 1);
        REQUIRE(state.labels.size() == before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            for (const map::Label& now : state.labels) {
                // Half way every 0.12 s: at most 9 % of the way a frame, and no way is longer than a third of the
                // width.
                if (now.output == before[i].output) CHECK(std::abs(now.px.x - before[i].px.x) < 25);
            }
        }
        before = state.labels;
    }
    run(state, snapshot, camera, 120);
    before = state.labels;
    run(state, snapshot, map::panned(camera, {10, 4}), 1);
    REQUIRE(state.labels.size() == before.size());
    CHECK(state.labels[0].px.x == doctest::Approx(before[0].px.x + 10).epsilon(0.01));
}

TEST_CASE("when two regions change places, no name stays or moves over the other one") {
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {-1, 1, 0, 0}, {0, 0}, false}}));
    const map::Camera camera{0, 0, 0.01f};
    map::LabelState state;
    run(state, snapshot, camera, 60);
    REQUIRE(state.labels.size() == 2);
    for (int turn = 0; turn < 4; ++turn) {
        std::vector<float>& weights = snapshot.heads[0].layers[0].weight;
        std::swap(weights[0], weights[1]);
        run(state, snapshot, camera, 13);  // places are computed every 0.2 s
        const bool class_0_is_left = weights[0] < 0;
        for (int frame = 0; frame < 20; ++frame, run(state, snapshot, camera, 1)) {
            REQUIRE(state.labels.size() == 2);
            for (const map::Label& label : state.labels) {
                CHECK((label.px.x < kViewport.width / 2) == ((label.output == 0) == class_0_is_left));
            }
        }
    }
}

TEST_CASE("a class that vanishes takes its name along; numbers, nothing and no room have no names") {
    train::Snapshot snapshot = one_head(4, 5, 0);
    map::LabelState state;
    run(state, snapshot, {0, 0, 0.004f}, 60);
    REQUIRE(state.labels.size() >= 2);
    const int gone = state.labels.back().output;
    snapshot.heads[0].layers[0].bias[static_cast<std::size_t>(gone)] = -1000;
    run(state, snapshot, {0, 0, 0.004f}, 13);
    for (const map::Label& label : state.labels) CHECK(label.output != gone);
    map::place_labels(state, snapshot, {0, 0, model::Answer::number}, {}, kViewport, measure, 0.1);
    CHECK(state.labels.empty());
    map::place_labels(state, snapshot, {}, {}, kViewport, measure, 0.1);
    CHECK(state.labels.empty());
    map::place_labels(state, snapshot, map::region_view(snapshot, ""), {}, {0, 0}, measure, 0.1);
    CHECK(state.labels.empty());
    // Too small for any name, but not for the code.
    map::place_labels(state, snapshot, map::region_view(snapshot, ""), {}, {20, 8}, measure, 0.1);
    CHECK(state.labels.empty());
}

TEST_CASE("with a terrain names stand on land, have the names that they are given, and a crowd is not covered") {
    // Two classes left and right of x = 0.
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {-9, 9, 0, 0}, {0, 0}, false}}));
    core::Random random = core::random_stream(5, "towns");
    for (int i = 0; i < 400; ++i) {
        const float side = i % 2 == 0 ? -1.0f : 1.0f;
        snapshot.points.push_back(side * 1.2f + core::next_uniform(random, -0.5f, 0.5f));
        // A crowd below, a few above.
        snapshot.points.push_back(i % 20 < 18 ? core::next_uniform(random, -1.0f, -0.2f)
                                              : core::next_uniform(random, -0.2f, 1.0f));
    }
    snapshot.n_points = 400;
    map::Terrain terrain;
    map::update_terrain(terrain, snapshot);
    const map::Camera camera{0, 0, 0.007f};
    map::LabelState state;
    state.terrain = &terrain;
    state.names = {"Westville", "Port East"};
    run(state, snapshot, camera, 120);
    check_layout(state);
    REQUIRE(state.labels.size() == 2);
    for (const map::Label& label : state.labels) {
        CHECK(label.text == state.names[static_cast<std::size_t>(label.output)]);
        const map::Point2 at = map::to_map(camera, kViewport, label.px);
        CHECK(map::is_land(terrain, at.x, at.y));
        CHECK((at.x > 0) == (label.output == 1));
        // In the crowd 81 x 20 pixels hold some 18 things.
        int covered = 0;
        for (std::size_t i = 0; i < snapshot.points.size(); i += 2) {
            const bool under = std::abs(snapshot.points[i] - at.x) < measure(label.text).x / 2 * camera.units_per_px;
            covered += under && std::abs(snapshot.points[i + 1] - at.y) < 10 * camera.units_per_px ? 1 : 0;
        }
        CHECK(covered <= 9);
        CHECK(label.strength == 1);
        CHECK_FALSE(state.moving);
    }
    // Seen from far out at sea there is no land, so no name.
    const map::Camera far{300, 0, 0.007f};
    map::LabelState none;
    none.terrain = &terrain;
    run(none, snapshot, far, 60);
    CHECK(none.labels.empty());
}
