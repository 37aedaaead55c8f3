// Two models side by side through the whole App: forked, a lever pulled in B, trained in step, told apart, kept,
// brought back. By pointer on the two maps of a real page: tests/web/cases/compare.mjs.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/page_json.h"
#include "app/stages/two_maps.h"
#include "headless_app.h"

namespace {

using Json = nlohmann::json;

constexpr const char* kLink = "shows=names";  // another than the default's opens without a lesson

Json state_of(const played::HeadlessApp& hands) { return Json::parse(app::comparison_json(hands.app.rooms())); }

std::uint64_t weights_of(played::HeadlessApp& hands) { return hands.app.session().trainer().weights_hash(); }

// From the start, paused, so many steps.
void begin(played::HeadlessApp& hands, long steps) {
    CHECK(hands.app.open_link(kLink).sentence() == "");
    hands.app.play(false);
    hands.app.reset(1);
    hands.app.step(steps);
    hands.frames(3);
}

// The differences are looked for a few times a second: waits until they are those of this very map.
Json measured(played::HeadlessApp& hands) {
    CHECK(hands.frames_until([&] { return state_of(hands)["measured"].get<bool>(); }));
    return state_of(hands);
}

}  // namespace

TEST_CASE("compared: a lever in B, both in step, told apart; A is what it is alone") {
    played::HeadlessApp hands({});
    begin(hands, 150);
    CHECK(state_of(hands) == Json{{"on", false}});
    hands.press(ImGuiKey_C);
    const Json forked = measured(hands);
    CHECK(forked["active"] == "B");
    CHECK(forked["map"] == 0);
    CHECK(forked["things"] == 0);
    CHECK(forked["levers"].empty());
    const std::uint64_t at_fork = weights_of(hands);

    CHECK(hands.app.apply_json(R"({"features": ["weight", "year"]})").ok());
    hands.app.play(true);
    CHECK(hands.frames_until([&] { return hands.app.session().latest().step > 700; }, 10000));
    hands.app.play(false);
    const Json apart = measured(hands);
    CHECK(apart["steps"][0] == apart["steps"][1]);
    CHECK(apart["levers"].size() == 1);
    CHECK(apart["map"] > 0.02);
    CHECK(apart["things"] > 0);

    app::show_side(hands.app.rooms(), 0);
    const std::uint64_t beside = weights_of(hands);
    app::end_comparison(hands.app.rooms(), false);
    hands.app.reset(std::nullopt);
    hands.app.step(apart["steps"][0]);
    CHECK(beside == weights_of(hands));
    CHECK(beside != at_fork);
}

TEST_CASE("compared: B is kept, undo brings both back, Escape drops nothing") {
    played::HeadlessApp hands({});
    begin(hands, 100);
    hands.app.start_comparison();
    CHECK(hands.app.apply_json(R"({"lr": 0.05})").ok());
    hands.app.step(100);
    hands.frames(12);
    const Json before = state_of(hands);
    const std::uint64_t b = weights_of(hands);
    app::end_comparison(hands.app.rooms(), true);
    hands.frames(12);
    CHECK(state_of(hands) == Json{{"on", false}});
    CHECK(weights_of(hands) == b);
    hands.app.step(50);
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(30);
    const Json back = state_of(hands);
    CHECK(back["on"] == true);
    CHECK(back["levers"] == before["levers"]);
    CHECK(back["steps"] == Json{250, 250});
    hands.press(ImGuiKey_Escape);
    hands.frames(12);
    CHECK(state_of(hands)["on"] == true);
    CHECK(hands.wait_for([](std::string_view text) { return text == "A against B"; }) != "");
    app::end_comparison(hands.app.rooms(), false);
    CHECK(hands.wait_until_gone([](std::string_view text) { return text == "A against B"; }));
}

TEST_CASE("compared: one of the two at a time on a phone") {
    played::HeadlessApp hands({390, 844, true});
    begin(hands, 100);
    hands.app.start_comparison();
    hands.frames(30);
    CHECK(hands.tap("A"));
    CHECK(state_of(hands)["active"] == "A");
    CHECK(hands.tap("keep B"));
    CHECK(state_of(hands)["on"] == false);
}

TEST_CASE("compared: another seed catches up, other data end it with a sentence") {
    played::HeadlessApp hands({});
    begin(hands, 50);
    hands.app.start_comparison();
    CHECK(hands.app.apply_json(R"({"seed": 5})").ok());
    CHECK(hands.frames_until([&] { return state_of(hands)["steps"] == Json{50, 50}; }));
    CHECK(hands.app.apply_json(R"({"dataset": "cars93"})").ok());
    hands.frames(12);
    CHECK(state_of(hands) == Json{{"on", false}});
    const std::string notice = Json::parse(app::snapshot_json(hands.app.rooms()))["notice"];
    CAPTURE(notice);
    CHECK(notice.find("comparison has ended") != std::string::npos);
}
