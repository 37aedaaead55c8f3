// Attributes as colours and legend, on a small table made by hand.
#include "map/things/coloring.h"

#include <doctest/doctest.h>

#include <cmath>

#include "map/things/class_colors.h"
#include "map/view/palette.h"

namespace {

// Twelve categories "c0" .. "c11", code i once for i >= 1, code 0 more often; one thing without.
model::Material material() {
    model::Material m;
    data::Column make{"make", data::ColumnKind::category, {}, {}, {}};
    data::Column power{"power", data::ColumnKind::number, {}, {}, {}};
    data::Column same{"same", data::ColumnKind::number, {}, {}, {}};
    for (int i = 0; i < 12; ++i) make.categories.push_back("c" + std::to_string(i));
    const int n = 101;
    for (int i = 0; i < n; ++i) {
        make.codes.push_back(i < 12 ? i : 0);
        power.numbers.push_back(static_cast<float>(i));
        same.numbers.push_back(7);
    }
    make.codes[50] = -1;
    power.numbers[3] = NAN;
    m.dataset.table.n_rows = n;
    m.dataset.table.columns = {make, power, same};
    m.dataset.row.attributes = {{"make", "make", "", "", "make"},
                                {"power", "horsepower", "hp", "", "power"},
                                {"same", "sameness", "", "", "same"}};
    return m;
}

}  // namespace

TEST_CASE("categories: ten colours, the rest and the missing grey, with a legend that counts and a note") {
    const map::Coloring coloring = map::color_points(material(), "make");
    CHECK(!coloring.numeric);
    REQUIRE(coloring.index.size() == 101);
    CHECK(coloring.index[9] == 9);
    CHECK(coloring.index[10] == map::kOthers);
    CHECK(coloring.index[50] == map::kOthers);
    REQUIRE(coloring.legend.size() == 11);
    CHECK(coloring.legend[0].label == "c0");
    CHECK(coloring.legend[0].count == 89);
    CHECK(coloring.legend[10].palette_index == map::kOthers);
    CHECK(coloring.legend[10].count == 3);
    CHECK(coloring.legend[10].label == "2 others, none given");
    REQUIRE(coloring.grey.size() == 2);
    CHECK(coloring.grey[1].code == 11);
    CHECK(coloring.grey[1].label == "c11");
    CHECK(coloring.grey[1].count == 1);
    // c9 has a colour and one thing, like these.
    CHECK(coloring.note == "2 more share grey: there are only 10 colours. 1 thing has no make: grey.");
    int total = 0;
    for (const map::LegendEntry& entry : coloring.legend) total += entry.count;
    CHECK(total == 101);
}

TEST_CASE("categories: the next ten classes have the colours where the learner wants that; land agrees") {
    const map::Coloring next = map::color_points(material(), "make", 10);
    CHECK(next.index[9] == map::kOthers);  // c9
    CHECK(next.index[10] == 0);            // c10
    REQUIRE(next.legend.size() == 3);
    CHECK(next.legend[0].label == "c10");
    CHECK(next.legend[2].label == "10 others, none given");
    CHECK(next.next_first == 0);
    CHECK(map::color_points(material(), "make").next_first == 10);
    CHECK(map::color_points(material(), "make", 20).index[9] == 9);  // there are no 21 classes

    train::HeadSnapshot head;
    for (int k = 0; k < 12; ++k) head.outputs.push_back("c" + std::to_string(k));
    head.first_color = 10;
    CHECK(map::class_index(head, 10) == 0);
    CHECK(map::class_index(head, 9) == map::kOthers);
    CHECK(map::head_first_color(&head) == 10);
}

TEST_CASE("categories: what is rarer than all that have a colour is called so") {
    model::Material m = material();
    std::vector<int>& codes = m.dataset.table.columns[0].codes;
    for (int i = 0; i < 101; ++i) codes[static_cast<std::size_t>(i)] = i < 80 ? i % 10 : 10;
    codes[99] = codes[100] = 11;
    CHECK(map::color_points(m, "make").note.rfind("2 more share grey", 0) == 0);
    for (int i = 80; i < 99; ++i) codes[static_cast<std::size_t>(i)] = i % 10;
    CHECK(map::color_points(m, "make").note == "The 2 rarest share grey.");
}

TEST_CASE(
    "the legend is in the order in which one reads: ordinal classes, numbers, letters; else the most frequent first") {
    const auto read = [](const std::vector<std::string>& classes, const std::vector<int>& codes,
                         std::string_view order) {
        model::Material m = material();
        m.dataset.table.n_rows = static_cast<int>(codes.size());
        m.dataset.table.columns = {{"of", data::ColumnKind::category, {}, codes, classes}};
        m.dataset.row.attributes = {{"of", "of", "", "", "of", data::ColumnKind::category, false, order}};
        std::string labels;
        for (const map::LegendEntry& entry : map::color_points(m, "of").legend) labels += entry.label + ",";
        return labels;
    };
    CHECK(read({"Midsize", "Small", "Large"}, {0, 0, 0, 1, 1, 2}, "Small|Midsize|Large") == "Small,Midsize,Large,");
    CHECK(read({"4 cylinders", "10 cylinders", "3 cylinders"}, {0, 0, 0, 1, 1, 2}, "") ==
          "3 cylinders,4 cylinders,10 cylinders,");
    CHECK(read({"8 cylinders", "rotary", "3 cylinders"}, {0, 0, 0, 1, 1, 2}, "") == "3 cylinders,8 cylinders,rotary,");
    CHECK(read({"e", "z", "a"}, {0, 0, 0, 1, 1, 2}, "") == "a,e,z,");
    CHECK(read({"Serif", "Mono"}, {0, 0, 1, 1}, "") == "Mono,Serif,");  // as many
    CHECK(read({"USA", "Japan", "Europe"}, {0, 0, 0, 1, 1, 2}, "") == "USA,Japan,Europe,");
}

TEST_CASE("numbers: 5th to 95th percentile over the ramp, clamped; the missing are NaN and named") {
    const map::Coloring coloring = map::color_points(material(), "power");
    CHECK(coloring.numeric);
    CHECK(coloring.unit == "hp");
    CHECK(coloring.label == "horsepower");
    // 0 .. 100 without 3: the 5th percentile is at place 4.95 of the 100 that are there.
    CHECK(coloring.low == doctest::Approx(5.95));
    CHECK(coloring.high == doctest::Approx(95.05));
    CHECK(coloring.ramp[0] == 0.0f);
    CHECK(coloring.ramp[100] == 1.0f);
    CHECK(coloring.ramp[50] == doctest::Approx((50 - 5.95) / (95.05 - 5.95)));
    CHECK(std::isnan(coloring.ramp[3]));
    CHECK(coloring.note == "1 thing has no horsepower: grey.");
}

TEST_CASE("a number that never varies is the middle of the ramp; an unknown attribute leaves all grey and says so") {
    const map::Coloring same = map::color_points(material(), "same");
    CHECK(same.ramp[8] == 0.5f);
    CHECK(same.note.empty());
    const map::Coloring none = map::color_points(material(), "colour");
    CHECK(none.index.size() == 101);
    CHECK(none.index[7] == map::kOthers);
    CHECK(none.legend.empty());
    CHECK(!none.note.empty());
}

TEST_CASE("an attribute of colours: things, legend and the head's classes have the colours of their names") {
    model::Material m = material();
    data::Column paint{"paint", data::ColumnKind::category, {}, {0, 1, 2, 0, -1}, {"green", "grey", "blue"}};
    m.dataset.table.n_rows = 5;
    m.dataset.table.columns = {paint};
    m.dataset.row.attributes = {{"paint", "paint", "", "", "paint", data::ColumnKind::category, true}};
    const map::Coloring coloring = map::color_points(m, "paint");
    const std::vector<int> wanted = map::palette_indices({"green", "grey", "blue"}, true);
    CHECK(coloring.index == std::vector<int>{wanted[0], wanted[1], wanted[2], wanted[0], map::kOthers});
    REQUIRE(coloring.legend.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) CHECK(coloring.legend[i].palette_index == wanted[i]);
    CHECK(coloring.legend[1].label == "grey");
    CHECK(coloring.legend[1].count == 1);
    CHECK(coloring.legend[3].label == "none given");
    CHECK(coloring.note == "1 thing has no paint: grey.");

    train::HeadSnapshot head;
    head.outputs = {"green", "grey", "blue"};
    head.colors_by_name = true;
    for (int k = 0; k < 3; ++k) {
        CHECK(map::class_index(head, k) == wanted[static_cast<std::size_t>(k)]);
        CHECK(map::class_slots(&head)[static_cast<std::size_t>(k)] == wanted[static_cast<std::size_t>(k)]);
    }
    CHECK(map::class_index(head, 3) == map::kOthers);
    head.colors_by_name = false;
    CHECK(map::class_index(head, 2) == 2);
}

TEST_CASE("by agreement: 0 to 1 as it is, below 0 as 0, and the legend says of how many seeds") {
    const map::Coloring coloring = map::color_by_agreement({0.25, 1, -0.1}, 10);
    CHECK(coloring.numeric);
    CHECK(coloring.ramp == std::vector<float>{0.25f, 1, 0});
    CHECK(coloring.low == 0);
    CHECK(coloring.high == 1);
    CHECK(coloring.label == "agreement of 10 seeds");
}
