// lessons/exhibits/path.h: places between two things, what is said there, and the lands on the way.
#include "lessons/exhibits/path.h"

#include <doctest/doctest.h>

#include <cmath>

#include "map/heads/regions.h"

using namespace lessons;

namespace {

// Two things, at (0, 0) and (4, 2). Class 0 left of x = 1, class 1 up to x = 3, then class 2.
train::Snapshot two_things() {
    train::Snapshot shown;
    shown.n_points = 2;
    shown.points = {0, 0, 4, 2};
    shown.layers.push_back({"features", 1, {7, 8}});
    shown.layers.push_back({"the map", 2, {0, 0, 4, 2}});
    return shown;
}

train::HeadSnapshot three_lands() {
    train::HeadSnapshot head;
    head.answer = model::Answer::classes;
    head.layers.push_back({.n_in = 2, .n_out = 3, .weight = {0, 1, 2, 0, 0, 0}, .bias = {0, -1, -4}, .tanh = false});
    head.outputs = {"a", "b", "c"};
    return head;
}

}  // namespace

TEST_CASE("path: stops divide the straight way evenly, both ends included") {
    const auto stops = stops_of({.from = 0, .to = 1}, two_things(), 5);
    REQUIRE(stops.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(stops[i] == std::vector<float>{static_cast<float>(i), static_cast<float>(i) / 2});
    }
    CHECK(stops_of({.from = 0, .to = -1}, two_things(), 5).empty());
    CHECK(stops_of({.from = 0, .to = 2}, two_things(), 5).empty());
    CHECK(stops_of({.from = 0, .to = 1}, two_things(), 1).empty());
}

TEST_CASE("path: lands are named in the order in which they are entered, and again when one comes back") {
    CHECK(classes_along({.from = 0, .to = 1}, two_things(), three_lands()) == std::vector<int>{0, 1, 2});
    CHECK(classes_along({.from = 1, .to = 0}, two_things(), three_lands()) == std::vector<int>{2, 1, 0});
    CHECK(classes_along({.from = 1, .to = 1}, two_things(), three_lands()) == std::vector<int>{2});
    CHECK(classes_along({}, two_things(), three_lands()).empty());
    train::HeadSnapshot number = three_lands();
    number.answer = model::Answer::number;
    CHECK(classes_along({.from = 0, .to = 1}, two_things(), number).empty());
    // A land around x = 2 only: entered, left, and the first one entered again.
    train::HeadSnapshot island;
    island.answer = model::Answer::classes;
    island.layers.push_back({.n_in = 2, .n_out = 2, .weight = {8, 8, 0, 0}, .bias = {-12, -20}, .tanh = true});
    island.layers.push_back({.n_in = 2, .n_out = 2, .weight = {0, 1, 0, -1}, .bias = {1, 0}, .tanh = false});
    CHECK(classes_along({.from = 0, .to = 1}, two_things(), island) == std::vector<int>{0, 1, 0});
}

TEST_CASE("path: what is said at a place is a hidden layer's formula in its own units, as the map reads it") {
    train::HeadSnapshot head;
    head.answer = model::Answer::features;
    head.layers.push_back({.n_in = 2, .n_out = 1, .weight = {0.5f, -1}, .bias = {0.25f}, .tanh = true});
    head.layers.push_back({.n_in = 1, .n_out = 2, .weight = {2, -3}, .bias = {0.5f, 1}, .tanh = false});
    head.mean = {10, -1};
    head.scale = {4, 0.5f};
    const std::vector<float> said = outputs_at(head, {1.5f, 0.5f});
    REQUIRE(said.size() == 2);
    const double hidden = std::tanh(0.5 * 1.5 - 0.5 + 0.25);
    CHECK(static_cast<double>(said[0]) == doctest::Approx((2 * hidden + 0.5) * 4 + 10).epsilon(1e-6));
    CHECK(static_cast<double>(said[1]) == doctest::Approx((-3 * hidden + 1) * 0.5 - 1).epsilon(1e-6));
    const float place[2] = {1.5f, 0.5f};
    CHECK(static_cast<double>(said[0]) == doctest::Approx(static_cast<double>(map::answer_at(head, place, 2)[0])));
    CHECK(outputs_at(head, {1, 2, 3}).empty());
}
