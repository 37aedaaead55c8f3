// Names of towns on the fantasy map at home zoom: those that matter most first, on a free side of their dot.
#include "map/names/thing_labels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace {

map::Point2 measure(const std::string& text) { return {static_cast<float>(text.size()) * 7, 14}; }

map::Box box_of(const map::ThingLabel& label, const data::Dataset& dataset) {
    const map::Point2 size = measure(map::text_of(dataset, label));
    return {label.px.x - size.x / 2, label.px.y - size.y / 2, label.px.x + size.x / 2, label.px.y + size.y / 2};
}

bool overlap(const map::Box& a, const map::Box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// A lattice of 10 x 10 things, 60 pixels apart; each fifth is a town.
struct Land {
    train::Snapshot snapshot;
    data::Dataset dataset;
    map::ThingLabelState state;

    Land() {
        snapshot.n_points = 100;
        dataset.row.id = "land";
        for (int i = 0; i < 100; ++i) {
            snapshot.points.push_back(static_cast<float>(i % 10));
            snapshot.points.push_back(static_cast<float>(i / 10));
            dataset.names.push_back("thing " + std::to_string(i));
            if (i % 5 == 2) dataset.towns.push_back({"Town of " + std::to_string(i), i});
        }
    }

    const std::vector<map::ThingLabel>& see(float closer, bool fantasy) {
        map::place_thing_labels(state,
                                {.snapshot = snapshot,
                                 .dataset = dataset,
                                 .camera = {4.5f, 4.5f, 1 / 60.0f},
                                 .viewport = {700, 700},
                                 .closer = closer,
                                 .fantasy = fantasy},
                                measure, 1);
        return state.labels;
    }
};

}  // namespace

TEST_CASE("towns are named at home zoom on the fantasy map, and only there; closer, things are") {
    Land land;
    CHECK(land.see(1, false).empty());
    const std::vector<map::ThingLabel> towns = land.see(1, true);
    CHECK(towns.size() >= 15);
    for (const map::ThingLabel& label : towns) CHECK(map::text_of(land.dataset, label).find("Town of ") == 0);
    for (const map::ThingLabel& label : land.see(2, true)) CHECK(label.town == -1);
}

TEST_CASE("names of towns lie neither on each other nor on what covers the map, and the first one is there") {
    Land land;
    land.state.obstacles = {{0, 0, 300, 200}, {500, 500, 700, 700}};
    const std::vector<map::ThingLabel> towns = land.see(1, true);
    std::set<int> named;
    for (std::size_t i = 0; i < towns.size(); ++i) {
        named.insert(towns[i].town);
        const map::Box box = box_of(towns[i], land.dataset);
        for (const map::Box& covered : land.state.obstacles) CHECK_FALSE(overlap(box, covered));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(box, box_of(towns[j], land.dataset)));
    }
    // All things on one spot: only some towns find room beside it, the most important among them.
    Land crowd;
    std::fill(crowd.snapshot.points.begin(), crowd.snapshot.points.end(), 4.5f);
    std::set<int> first;
    for (const map::ThingLabel& label : crowd.see(1, true)) first.insert(label.town);
    CHECK(first.size() < 8);
    CHECK(first.count(0) == 1);
}

TEST_CASE("the name of a town stays on its side while it may") {
    Land land;
    const std::vector<map::ThingLabel> before = land.see(1, true);
    for (float& x : land.snapshot.points) x += 0.01f;
    const std::vector<map::ThingLabel> after = land.see(1, true);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].town == before[i].town);
        CHECK(after[i].px.x == doctest::Approx(before[i].px.x + 0.6f));
    }
}
