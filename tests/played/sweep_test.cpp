// Many maps at once through the whole App: a lever that is pulled acts on all of them, and one is taken as it is. How
// they are painted, and the graphics card: tests/web/cases/sweep.mjs, tests/gl.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/stages/many_maps.h"
#include "headless_app.h"
#include "model/spec_json.h"

namespace {

using Json = nlohmann::json;

Json state_of(const played::HeadlessApp& hands) { return Json::parse(app::sweep_json(hands.app.rooms())); }

bool says(played::HeadlessApp& hands, std::string_view words) {
    return hands.wait_for([&](std::string_view text) { return text.find(words) != std::string_view::npos; }) != "";
}

// What runs: its learning rate, its steps and its weights.
struct Running {
    double learning_rate = 0;
    long step = 0;
    std::uint64_t weights = 0;
    bool operator==(const Running&) const = default;
};
Running running_of(played::HeadlessApp& hands) {
    app::Session& session = hands.app.session();
    return {session.running().learning_rate, session.latest().step, session.trainer().weights_hash()};
}

void open(played::HeadlessApp& hands) {
    CHECK(hands.app.open_link("shows=names").sentence() == "");
    hands.app.play(false);
    hands.frames(3);
}

}  // namespace

TEST_CASE("many maps: a lever acts on all that do not sweep it, undo takes it back, and one is taken as it is") {
    played::HeadlessApp hands({});
    open(hands);
    const std::vector<std::string> features = hands.app.session().running().features;
    CHECK(hands.app.start_sweep({"lr=0.003,0.03"}).ok());
    hands.app.play(false);
    hands.app.step(200);
    hands.frames(5);
    CHECK(hands.click("power"));
    CHECK(says(hands, "Power switched off. All maps move on from step 200."));
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(says(hands, "Power switched on. All maps move on from step 200."));
    hands.press(ImGuiKey_Y, ImGuiMod_Ctrl);
    CHECK(says(hands, "Power switched off. All maps move on from step 200."));
    CHECK(hands.app.apply_json(R"({"lr": 0.02})").ok());
    CHECK(says(hands, "its own value"));
    hands.app.step(100);
    const Json after = hands.app.session().running().features;
    app::take_cell(hands.app.rooms(), 1);
    const Running taken = running_of(hands);
    CHECK(taken.learning_rate == 0.03);
    CHECK(taken.step == 300);
    // Its Spec alone, with the same lever after as many steps.
    hands.app.play(false);
    CHECK(hands.app.apply_json(Json{{"features", features}}.dump()).ok());
    hands.app.reset(std::nullopt);
    hands.app.step(200);
    CHECK(hands.app.apply_json(Json{{"features", after}}.dump()).ok());
    hands.app.step(100);
    CHECK(taken == running_of(hands));
}

TEST_CASE("many maps: M shows maps at once, by how much the second loss counts; Escape leads back") {
    played::HeadlessApp hands({});
    open(hands);
    hands.press(ImGuiKey_M);
    hands.frames(3);
    CHECK(state_of(hands)["on"] == true);
    CHECK(state_of(hands)["cells"].size() == 6);
    CHECK(says(hands, "how much fuel economy counts"));
    hands.press(ImGuiKey_Escape);
    hands.frames(3);
    CHECK(state_of(hands)["open"] == false);
    CHECK(hands.app.apply_json(R"({"losses": [{"kind": "classify", "target": "origin"}]})").ok());
    hands.press(ImGuiKey_M);
    CHECK(says(hands, "seed"));
}

TEST_CASE("many maps: other data end them, and where no map can be, levers are to be chosen anew") {
    played::HeadlessApp hands({});
    open(hands);
    CHECK(hands.app.start_sweep({"lr=0.003,0.03"}).ok());
    hands.frames(3);
    CHECK(hands.app.apply_json(R"({"dataset": "cars93"})").ok());
    CHECK(state_of(hands)["open"] == false);
    const Json first = Json::parse(model::to_json(hands.app.session().running()))["losses"][0];
    const Json second = {{"kind", "classify"}, {"target", "origin"}, {"weight", 0.5}};
    CHECK(hands.app.apply_json(Json{{"losses", {first, second}}}.dump()).ok());
    CHECK(hands.app.start_sweep({"losses.1.weight=0,1"}).ok());
    CHECK(hands.app.apply_json(Json{{"losses", Json::array({first})}}.dump()).ok());
    const Json left = state_of(hands);
    CHECK(left["open"] == true);
    CHECK(left["on"] == false);
    CHECK(says(hands, "losses.1.weight"));
}

TEST_CASE("many maps: a wrong axis gets a sentence, and nothing opens") {
    played::HeadlessApp hands({});
    open(hands);
    const core::Status wrong = hands.app.start_sweep({"no.such=1,2"});
    REQUIRE_FALSE(wrong.ok());
    CAPTURE(wrong.error().sentence);
    CHECK(wrong.error().sentence.find("no.such") != std::string::npos);
    CHECK(state_of(hands)["open"] == false);
}
