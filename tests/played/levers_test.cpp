// Levers pulled by hand, through the whole App: what a panel changes is what runs, and nothing else is changed along.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/page_json.h"
#include "app/rooms.h"
#include "app/stages/two_maps.h"
#include "core/json.h"
#include "headless_app.h"

TEST_CASE("levers: a new seed stays when the next lever is pulled, and the map on the screen is the new one's") {
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link("shows=names").sentence() == "");
    hands.app.play(false);
    hands.frames(30);
    hands.app.reset(5);
    hands.frames(2);
    const train::Snapshot& shown = hands.app.session().latest();
    CHECK(shown.step == 0);
    const std::vector<std::string> before = hands.app.session().running().features;
    REQUIRE(hands.click("power"));
    hands.frames(3);
    const model::Spec& running = hands.app.session().running();
    CHECK(running.features != before);
    CHECK(running.seed == 5);
    REQUIRE(hands.app.session().undo());
    CHECK(hands.app.session().running().features == before);
    CHECK(hands.app.session().running().seed == 5);
}

TEST_CASE("levers: what was tried before stands in a list, comes back with its weights, and can be compared") {
    played::HeadlessApp hands({1600, 1000});
    CHECK(hands.app.open_link("shows=names").sentence() == "");
    hands.app.play(false);
    hands.app.step(400);
    hands.frames(3);
    const std::uint64_t first = hands.app.session().trainer().weights_hash();
    const model::Spec before = hands.app.session().running();
    REQUIRE(hands.click("power"));
    hands.frames(3);
    CHECK(hands.app.session().running().features != before.features);
    CHECK(hands.wait_for([](std::string_view text) { return text == "Tried before"; }) != "");
    CHECK(hands.wait_for([](std::string_view text) { return text.find("step 400") != std::string_view::npos; }) != "");
    // Half a step on is no run: a lever that is pulled at once leaves none behind.
    REQUIRE(hands.click("weight"));
    hands.frames(3);
    const auto count = [&](std::string_view words) {
        const std::vector<ui::PlacedText> texts = hands.texts();
        return std::count_if(texts.begin(), texts.end(),
                             [&](const ui::PlacedText& placed) { return placed.text == words; });
    };
    CHECK(count("bring back") == 1);
    hands.app.step(300);
    hands.frames(3);
    REQUIRE(hands.click("bring back"));
    hands.frames(3);
    CHECK(hands.app.session().trainer().weights_hash() == first);
    CHECK(hands.app.session().running() == before);
    CHECK(count("bring back") == 1);  // the one that was left for it
    REQUIRE(hands.click("compare"));
    hands.frames(3);
    CHECK(app::comparison_json(hands.app.rooms()).find("\"on\":true") != std::string::npos);
    app::show_side(hands.app.rooms(), 0);
    hands.frames(1);
    CHECK(hands.app.session().running().features.size() + 2 == before.features.size());
    app::end_comparison(hands.app.rooms(), false);
}

TEST_CASE("levers: a loss that can never act is told once, and beside the curve until a lever mends it") {
    played::HeadlessApp hands({1600, 1000});
    CHECK(hands.app.open_link("losses=triplet:origin").sentence() == "");
    hands.app.play(false);
    hands.frames(2);
    const auto said = [&] { return *core::Json::parse(app::snapshot_json(hands.app.rooms())); };
    CHECK(said().find("hint")->is_null());
    CHECK(hands.app.apply_json("{\"batch\": 2}").ok());
    hands.frames(2);
    const auto names_lever = [](std::string_view text) { return text.find("Raise the batch size") != text.npos; };
    CHECK(names_lever(said().find("notice")->text()));
    CHECK(said().find("hint")->find("id")->text() == "cannot_act");
    hands.frames(30, 0.5);
    CHECK(said().find("notice")->text() == "");  // an alarm would stay
    hands.app.play(true);
    hands.frames(5);
    CHECK(said().find("notice")->text() == "");
    CHECK(names_lever(hands.wait_for(names_lever)));  // beside the curve
    REQUIRE(hands.app.session().undo());
    CHECK(hands.wait_until_gone(names_lever));
    CHECK(said().find("hint")->is_null());
}

TEST_CASE("levers: another strongest loss is told with its change, and undo takes the sentence back") {
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link("losses=classify:origin:1,regress:mpg:0.5").sentence() == "");
    hands.app.play(false);
    hands.app.step(200);
    hands.frames(3);
    const auto notice = [&] {
        return core::Json::parse(app::snapshot_json(hands.app.rooms()))->find("notice")->text();
    };
    CHECK(hands.app
              .apply_json(R"({"losses": [{"kind": "classify", "target": "origin", "weight": 0.25},
                                              {"kind": "regress", "target": "mpg", "weight": 1}]})")
              .ok());
    hands.frames(2);
    CAPTURE(notice());
    CHECK(notice().find("The strongest loss asks for fuel economy now") != std::string::npos);
    CHECK(hands.wait_for([](std::string_view text) { return text == "fuel economy"; }) != "");
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(notice().empty());
    CHECK(hands.app.session().running().losses[1].weight == 0.5);
}

TEST_CASE(
    "levers: data that the program makes are dialled beside their features, with a thing pinned that is gone then") {
    played::HeadlessApp hands({1600, 1000});
    CHECK(hands.app.open_link("dataset=eight").sentence() == "");
    hands.app.play(false);
    hands.app.step(50);
    hands.frames(3);
    const auto says = [&](std::string_view words) {
        return !hands.wait_for([&](std::string_view text) { return text == words; }).empty();
    };
    for (const char* label : {"things", "noise", "draw"}) CHECK(says(label));
    hands.app.rooms().view.pointing.seen.pinned = 639;
    hands.frames(3);
    for (const char* change : {"{\"data_size\": 0.1}", "{\"data_size\": 4}", "{\"data_size\": 1, \"data_noise\": 2}"}) {
        CAPTURE(change);
        CHECK(hands.app.apply_json(change).ok());
        hands.frames(3);
        hands.app.step(20);
        hands.frames(3);
        const train::Snapshot& shown = hands.app.session().latest();
        CHECK(shown.n_points == static_cast<int>(hands.app.session().material().dataset.names.size()));
        CHECK(shown.step == 20);
        CHECK(hands.app.rooms().view.pointing.seen.pinned == -1);
    }
    CHECK(hands.app.session().latest().n_points == 640);
    CHECK(hands.app.session().running().data_noise == 2);
    REQUIRE(hands.app.session().undo());
    CHECK(hands.app.session().latest().n_points == 2560);
    hands.frames(3);
    CHECK(hands.app.open_link("dataset=modular&modulus=5").sentence() == "");
    hands.frames(3);
    CHECK(hands.app.session().latest().n_points == 25);
    CHECK(says("modulo"));
}
