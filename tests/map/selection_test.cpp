// Lassos and boxes against geometry done by hand, set operations, and the text for other programs.
#include "map/things/selection.h"

#include <doctest/doctest.h>

#include <cmath>

#include "heads.h"

namespace {

int count(const map::Selection& selection) {
    int n = 0;
    for (const unsigned char c : selection.chosen) n += c;
    return n;
}

}  // namespace

TEST_CASE("a lasso holds what the winding of its triangles says, also where it is bent inwards") {
    // An L of area 3 in the square of side 2.
    const std::vector<map::Point2> bent = {{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}};
    core::Random random = core::random_stream(1, "lasso");
    const train::Snapshot snapshot = map_test::random_snapshot(random, 4000, 2.5f);
    map::Selection selection;
    map::choose_lasso(selection, snapshot, bent, map::Choose::replace);
    int n = 0;
    for (std::size_t i = 0; i < 4000; ++i) {
        const float x = snapshot.points[2 * i], y = snapshot.points[2 * i + 1];
        const bool inside = x > 0 && y > 0 && x < 2 && y < 2 && !(x > 1 && y > 1);
        CHECK(selection.has(static_cast<int>(i)) == inside);
        n += inside ? 1 : 0;
    }
    CHECK(selection.count == n);
    CHECK(n > 300);
}

TEST_CASE("a lasso that crosses itself is even-odd: the middle of a pentagram is outside") {
    std::vector<map::Point2> star;
    for (int i = 0; i < 5; ++i) {
        const float a = static_cast<float>(i) * 4 * 3.14159265f / 5;
        star.push_back({std::sin(a), std::cos(a)});
    }
    CHECK(!map::inside_lasso(star, {0, 0}));
    CHECK(map::inside_lasso(star, {0, 0.6f}));
    CHECK(!map::inside_lasso(star, {0, -0.9f}));
    CHECK(!map::inside_lasso({{0, 0}, {1, 1}}, {0.5f, 0.5f}));
    CHECK(!map::inside_lasso({}, {0, 0}));
    CHECK(!map::inside_lasso(star, {NAN, 0}));
}

TEST_CASE("two lassos that share an edge share no thing and miss none") {
    const std::vector<map::Point2> left = {{0, 0}, {1, 0}, {1, 2}, {0, 2}}, right = {{1, 0}, {2, 0}, {2, 2}, {1, 2}};
    for (const float y : {0.0f, 0.5f, 1.0f, 1.75f}) {
        const map::Point2 on_edge{1, y};
        CHECK(map::inside_lasso(left, on_edge) != map::inside_lasso(right, on_edge));
    }
}

TEST_CASE("boxes and things replace, add and take off; all others; none") {
    train::Snapshot snapshot;
    snapshot.n_points = 5;
    snapshot.points = {0, 0, 1, 1, 2, 2, 3, 3, NAN, 0};
    map::Selection selection;
    map::choose_box(selection, snapshot, {2, 2}, {-1, 1}, map::Choose::replace);
    CHECK(selection.chosen == std::vector<unsigned char>{0, 1, 1, 0, 0});
    map::choose_box(selection, snapshot, {2.5f, 2}, {9, 9}, map::Choose::add);
    CHECK(selection.chosen == std::vector<unsigned char>{0, 1, 1, 1, 0});
    CHECK(selection.count == 3);
    map::choose_things(selection, 5, {1, -3, 77}, map::Choose::remove);
    CHECK(selection.chosen == std::vector<unsigned char>{0, 0, 1, 1, 0});
    CHECK(selection.count == count(selection));
    map::invert_selection(selection, 5);
    CHECK(selection.chosen == std::vector<unsigned char>{1, 1, 0, 0, 1});
    map::choose_none(selection);
    CHECK(selection.count == 0);
    CHECK(count(selection) == 0);
    CHECK(!selection.has(-1));
    CHECK(!selection.has(5));
}

TEST_CASE("the text has a line a thing, with attributes, answers, and nothing that breaks a table") {
    train::Snapshot snapshot;
    snapshot.n_points = 3;
    snapshot.points = {0.5f, 1, 2, 2, -1, 4};
    snapshot.held_out = {0, 1, 2};
    train::HeadSnapshot head = map_test::named_head(model::Answer::classes, {{2, 2, {1, 0, 0, 1}, {0, 0}, false}});
    head.label = "origin";
    head.outputs = {"USA", "Japan"};
    head.predictions = {0, 0, 0, std::log(3.0f), 5, 5};
    snapshot.heads = {head};
    model::Material material;
    data::Column origin{"origin", data::ColumnKind::category, {}, {0, 1, -1}, {"USA", "Japan"}};
    data::Column weight{"weight", data::ColumnKind::number, {2000, 1500.5f, NAN}, {}, {}};
    material.dataset.table = {{origin, weight}, 3};
    material.dataset.names = {"ford", "honda\tcivic", "x"};
    material.dataset.row.attributes = {{"origin", "origin", "", "", "origin"},
                                       {"weight", "weight", "lb", "", "weight"}};
    map::Selection selection;
    map::choose_things(selection, 3, {1, 2}, map::Choose::replace);
    CHECK(map::selection_text(snapshot, material, selection) ==
          "name\tsplit\tx\ty\torigin\tweight (lb)\tsaid origin\tprobability of said origin\n"
          "honda civic\theld out\t2\t2\tJapan\t1500.5\tJapan\t0.75\n"
          "x\ttest\t-1\t4\t\t\tUSA\t0.5\n");
    map::choose_value(selection, material.dataset.table, "origin", 0, map::Choose::replace);
    CHECK(selection.chosen == std::vector<unsigned char>{1, 0, 0});
    map::choose_value(selection, material.dataset.table, "weight", 0, map::Choose::replace);
    CHECK(selection.count == 0);
}
