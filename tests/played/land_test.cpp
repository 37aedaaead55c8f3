// The signature picture through the whole App: on the land of cars and buses, from ten seeds that were used to choose
// nothing, the towns that the lesson speaks of, the countries and the mountains have their names at home zoom, nothing
// lies on them, and names lie on no other. Price: about 8 s of one core.
#include <doctest/doctest.h>

#include <array>
#include <string>

#include "headless_app.h"
#include "lessons/lesson.h"
#include "map/names/country_names.h"
#include "model/link.h"

namespace {

constexpr int kFirstSeed = 711, kSeeds = 10, kMostMissed = 1;
constexpr long kSteps = 1500;
constexpr int kMostFrames = 400;
constexpr double kLongFrame = 0.1;

// The lesson's map, trained with this seed, at rest.
void open_land(played::HeadlessApp& hands, int seed) {
    model::Spec spec = lessons::find_lesson("mercedes_town")->preset();
    spec.seed = seed;
    REQUIRE(hands.app.open_link(model::to_link(spec)).sentence() == "");
    hands.app.play(false);
    hands.app.step(kSteps - hands.app.session().latest().step);
    hands.frames(20, kLongFrame);  // the first ones have no map yet, and so nothing that moves
    hands.frames_until([&] { return hands.rests(); }, kMostFrames, kLongFrame);
    (void)hands.texts();  // writes the report
}

std::string names_on(played::HeadlessApp& hands) {
    std::string all;
    for (const ui::PlacedText& name : hands.app.ui_state().report.map_names) all += name.text + "\n";
    return all;
}

bool overlap(const ui::PlacedText& a, const map::Box& b) {
    constexpr float kAir = 4;  // a line's box is higher than its letters
    return a.x + 1 < b.right && b.left + 1 < a.x + a.w && a.y + kAir < b.bottom && b.top + kAir < a.y + a.h;
}

// Names that lie on one another, or under buttons and plates.
std::string hidden_names(played::HeadlessApp& hands) {
    const ui::State& state = hands.app.ui_state();
    const std::vector<ui::PlacedText>& names = state.report.map_names;
    std::string found;
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const ui::PlacedText& other = names[k];
            if (overlap(names[i], {other.x, other.y, other.x + other.w, other.y + other.h}))
                found += names[i].text + " | " + other.text + "\n";
        }
        for (const map::Box& box : state.map_covered) {
            const map::Point2 at = state.map_origin;
            if (overlap(names[i], {box.left + at.x, box.top + at.y, box.right + at.x, box.bottom + at.y}))
                found += names[i].text + " is covered\n";
        }
    }
    return found;
}

void check_lands(const played::Screen& screen, std::size_t least_towns, int most_towns_missed) {
    constexpr std::array kCountries = {"Vanland\n", "Busland\n", "Small-land\n", "Sportyland\n", "Midsizeland\n"};
    std::array<int, kCountries.size()> countries_missed{};
    int towns_missed = 0, mountains_missed = 0, few = 0, crossed = 0;
    std::string told;
    for (int seed = kFirstSeed; seed < kFirstSeed + kSeeds; ++seed) {
        played::HeadlessApp hands(screen);
        open_land(hands, seed);
        const std::string names = names_on(hands);
        const auto has = [&](const std::string& name) { return names.find(name) != std::string::npos; };
        const bool towns = has("Mercedes town\n") && has("BMW-burg\n") && has("Bus-ville\n");
        for (std::size_t i = 0; i < kCountries.size(); ++i) countries_missed[i] += has(kCountries[i]) ? 0 : 1;
        std::size_t n_towns = 0;
        for (const data::Town& town : hands.app.session().material().dataset.towns) n_towns += has(town.name) ? 1 : 0;
        towns_missed += towns ? 0 : 1;
        mountains_missed += has("Mount ") ? 0 : 1;
        few += n_towns >= least_towns ? 0 : 1;
        const std::string hidden = hidden_names(hands);
        crossed += hidden.empty() ? 0 : 1;
        told += "seed " + std::to_string(seed) + ": " + std::to_string(n_towns) + " towns\n" + names + hidden + "\n";
    }
    CAPTURE(told);
    CHECK(towns_missed <= most_towns_missed);
    for (const int missed : countries_missed) CHECK(missed <= kMostMissed);
    CHECK(mountains_missed <= kMostMissed);
    CHECK(few <= kMostMissed);
    CHECK(crossed <= kMostMissed + 1);
}

}  // namespace

TEST_CASE("land: towns, countries and mountains have their names, and nothing lies on them") {
    check_lands({1280, 720, false}, 12, kMostMissed);
}

// Its map is low: one of the three names has no room on some seeds.
TEST_CASE("land: on a phone most towns that the lesson names, all countries and mountains") {
    check_lands({390, 844, true}, 6, 5);
}
