// What changed hands, counted by hand, and against the area that a formula says.
#include "map/heads/change.h"

#include <doctest/doctest.h>

#include "heads.h"
#include "map/heads/regions.h"

namespace {

const std::vector<std::string> kNames = {"USA", "Europe", "Japan"};

}  // namespace

TEST_CASE("pairs are counted, sorted and told") {
    const std::vector<std::uint8_t> before = {0, 0, 0, 0, 0, 1, 1, 1, 2, 9};
    const std::vector<std::uint8_t> after = {0, 2, 2, 1, 0, 1, 0, 1, 9, 2};
    map::Change change;
    map::find_change(before, after, kNames, change);
    CHECK(change.cells == 4);
    CHECK(change.share == doctest::Approx(0.4));
    REQUIRE(change.pairs.size() == 3);
    CHECK(change.pairs[0].from == 0);
    CHECK(change.pairs[0].to == 2);
    CHECK(change.pairs[0].cells == 2);
    CHECK(change.pairs[0].of_map == doctest::Approx(0.2));
    CHECK(change.pairs[0].of_from == doctest::Approx(0.4));
    CHECK(change.pairs[1].to == 1);
    CHECK(change.pairs[2].from == 1);
    CHECK(change.changed == std::vector<std::uint8_t>{0, 1, 1, 1, 0, 0, 1, 0, 0, 0});
    CHECK(change.sentence ==
          "40 % of the map changed hands. USA lost 40 % of its land to Japan. USA lost 20 % of its land to Europe. "
          "Europe lost 33 % of its land to USA.");
}

TEST_CASE("nothing changed, all changed, another size, nothing at all") {
    map::Change change;
    map::find_change({0, 1}, {0, 1}, kNames, change);
    CHECK(change.sentence == "No part of the map changed hands.");
    map::find_change({1, 1}, {2, 2}, kNames, change);
    CHECK(change.share == 1.0f);
    CHECK(change.sentence == "100 % of the map changed hands. Europe lost all its land to Japan.");
    map::find_change({1, 1}, {2, 2, 2}, kNames, change);
    CHECK(change.cells == 0);
    CHECK(change.pairs.empty());
    CHECK(change.sentence.empty());
    CHECK(change.changed.size() == 3);
    map::find_change({}, {}, kNames, change);
    CHECK(change.sentence.empty());
    // One cell of a thousand: there is a change, but no pair is worth a sentence.
    std::vector<std::uint8_t> before(1000, 0), after(1000, 0);
    after[5] = 1;
    map::find_change(before, after, kNames, change);
    CHECK(change.sentence == "Under 1 % of the map changed hands.");
}

TEST_CASE("a border that moves by a tenth of the picture hands over a tenth") {
    train::Snapshot snapshot;
    train::HeadSnapshot head = map_test::named_head(model::Answer::classes, {{2, 2, {-1, 1, 0, 0}, {0, 0}, false}});
    snapshot.heads = {head};
    const map::Viewport viewport{200, 100};
    const map::RegionView view = map::region_view(snapshot, "");
    const std::vector<std::uint8_t> before = map::region_ids(snapshot, view, {0, 0, 0.01f}, viewport, 200, 100);
    // Class 1 where 2 x > 0.4: the picture is 2 wide, so the border goes from its middle to 0.2 right of it.
    snapshot.heads[0].layers[0].bias = {0.2f, -0.2f};
    const std::vector<std::uint8_t> after = map::region_ids(snapshot, view, {0, 0, 0.01f}, viewport, 200, 100);
    map::Change change;
    map::find_change(before, after, {"left", "right"}, change);
    CHECK(change.share == doctest::Approx(0.1).epsilon(0.02));
    REQUIRE(change.pairs.size() == 1);
    CHECK(change.pairs[0].from == 1);
    CHECK(change.pairs[0].of_from == doctest::Approx(0.2).epsilon(0.02));
    CHECK(change.sentence == "10 % of the map changed hands. right lost 20 % of its land to left.");
}
