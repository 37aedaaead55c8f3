// What sets things apart: against scipy on the cars (tests/map/fixtures/summary.py prints the numbers), and silence
// where there is nothing to say.
#include "map/things/summary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/random.h"

namespace {

const map::Finding* find(const map::Summary& summary, const std::string& attribute, const std::string& value) {
    for (const map::Finding& f : summary.findings) {
        if (f.attribute == attribute && f.value == value) return &f;
    }
    return nullptr;
}

// The cars below 2,100 lb.
map::Selection light_cars(const model::Material& cars) {
    std::vector<int> things;
    const data::Column* weight = data::find_column(cars.dataset.table, "weight");
    for (int i = 0; i < cars.dataset.table.n_rows; ++i) {
        if (weight->numbers[static_cast<std::size_t>(i)] < 2100) things.push_back(i);
    }
    map::Selection selection;
    map::choose_things(selection, cars.dataset.table.n_rows, things, map::Choose::replace);
    return selection;
}

}  // namespace

TEST_CASE("what sets the light cars apart is what scipy finds") {
    const auto cars = model::load_material("auto_mpg");
    REQUIRE(cars.ok());
    map::Summary summary;
    map::summarise(*cars.value(), light_cars(*cars.value()), summary);
    CHECK(summary.title == "61 of 406 things");
    CHECK(summary.note.empty());
    const map::Finding* japan = find(summary, "origin", "Japan");
    REQUIRE(japan != nullptr);
    CHECK(japan->inside == 31);
    CHECK(japan->outside == 48);
    CHECK(japan->p / 1.1958421963401358e-09 == doctest::Approx(1).epsilon(1e-9));
    CHECK(japan->log_odds == doctest::Approx(1.8461112892604683));
    CHECK(japan->z == doctest::Approx(6.205185852826252));
    CHECK(japan->over);
    CHECK(japan->sentence == "origin Japan: 31 of 61, 51 % here, 19 % in all (2.6 x)");
    const map::Finding* usa = find(summary, "origin", "USA");
    REQUIRE(usa != nullptr);
    CHECK(usa->p / 8.7385123190615e-17 == doctest::Approx(1).epsilon(1e-9));
    CHECK(!usa->over);
    CHECK(usa->sentence == "origin USA: 9 of 61, 15 % here, 63 % in all (0.2 x)");
    const map::Finding* four = find(summary, "cylinders", "4 cylinders");
    REQUIRE(four != nullptr);
    CHECK(four->z == doctest::Approx(3.5959029646063305));
    CHECK(four->sentence == "4 cylinders: all 61, 51 % in all (2.0 x)");
    CHECK(find(summary, "cylinders", "8 cylinders")->sentence == "8 cylinders: none of 61, 27 % in all");
    const map::Finding* power = find(summary, "horsepower", "");
    REQUIRE(power != nullptr);
    CHECK(power->p / 4.838130714225048e-65 == doctest::Approx(1).epsilon(1e-7));
    CHECK(power->deviations == doctest::Approx(-1.2440520506387054));
    CHECK(power->sentence == "horsepower: 64 hp on average here, 112 hp elsewhere (1.2 standard deviations lower)");
    const map::Finding* year = find(summary, "year", "");
    REQUIRE(year != nullptr);
    CHECK(year->p / 0.008766139089925379 == doctest::Approx(1).epsilon(1e-7));
    CHECK(year->q > year->p);
    CHECK(year->sentence == "model year: 1977 on average here, 1976 elsewhere (0.4 standard deviations higher)");
}

TEST_CASE("findings come strongest first, each surely more than chance") {
    const auto cars = model::load_material("auto_mpg");
    map::Summary summary;
    map::summarise(*cars.value(), light_cars(*cars.value()), summary);
    REQUIRE(summary.findings.size() > 5);
    for (std::size_t i = 0; i < summary.findings.size(); ++i) {
        CHECK(summary.findings[i].q <= map::kFalseFindings);
        CHECK(summary.findings[i].strength >= map::kLeastStrength);
        if (i > 0) CHECK(summary.findings[i - 1].strength >= summary.findings[i].strength);
    }
}

TEST_CASE("of things drawn by lot hardly anything is told; of none, all and one it says why") {
    const auto cars = model::load_material("auto_mpg");
    core::Random random = core::random_stream(1, "lots");
    map::Summary summary;
    map::Selection selection;
    std::vector<int> things;
    for (int i = 0; i < 406; ++i) things.push_back(i);
    int n_told = 0;
    for (int trial = 0; trial < 60; ++trial) {
        core::shuffle(random, things);
        map::choose_things(selection, 406, {things.begin(), things.begin() + 20 + trial}, map::Choose::replace);
        map::summarise(*cars.value(), selection, summary);
        n_told += summary.findings.empty() ? 0 : 1;
    }
    // At most one selection in twenty should say anything: 3 of 60. 9 or more would be chance once in 500 such tests.
    CHECK(n_told <= 8);
    map::choose_none(selection);
    map::summarise(*cars.value(), selection, summary);
    CHECK(summary.findings.empty());
    CHECK(summary.note == "Nothing is selected.");
    map::invert_selection(selection, 406);
    map::summarise(*cars.value(), selection, summary);
    CHECK(summary.findings.empty());
    CHECK(summary.note == "Everything is selected: there is nothing to compare it with.");
    map::choose_things(selection, 406, {7}, map::Choose::replace);
    map::summarise(*cars.value(), selection, summary);
    CHECK(summary.note == "Nothing sets these things apart that could not be chance.");
    MESSAGE(n_told << " of 60 drawn by lot said something");
}
