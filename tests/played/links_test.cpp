// Links and keys through the whole App: a lesson stays in the address from its first step on, who comes back finds the
// training where it was, and keys with Alt are nobody's.
#include <doctest/doctest.h>

#include <string>

#include "app/experiment/training.h"
#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "headless_app.h"

namespace {

std::uint64_t bits(played::HeadlessApp& hands) { return hands.app.session().trainer().weights_hash(); }
long step(played::HeadlessApp& hands) { return hands.app.session().latest().step; }

}  // namespace

TEST_CASE("links: the first step of the first lesson is in the address once a lever is pulled, and opens again") {
    std::string link;
    {
        played::HeadlessApp hands({});
        hands.frames(3);
        CHECK(hands.app.link() == "");
        REQUIRE(hands.click("weight"));
        hands.frames(3);
        link = hands.app.link();
        CHECK(link.rfind("lesson=three_levers&step=1&features=", 0) == 0);
    }
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link("http://host/index.html#" + link + ").").sentence() == "");
    CHECK(app::lesson_json(hands.app.rooms()).find("\"three_levers\"") != std::string::npos);
    CHECK(hands.app.link() == link);
    // As long as it takes, also while nobody plays: the same bits as whoever did these steps in one go.
    hands.app.play(false);
    app::go_on(hands.app.rooms(), 700);
    CHECK(hands.frames_until([&] { return step(hands) >= 700; }));
    CHECK(step(hands) == 700);
    hands.frames(5);
    CHECK(step(hands) == 700);
    const std::uint64_t there = bits(hands);
    hands.app.reset(std::nullopt);
    hands.app.step(700);
    CHECK(bits(hands) == there);
}

TEST_CASE("links: what is not understood is told beside what opens") {
    played::HeadlessApp hands({});
    const core::Status wrong = hands.app.open_link("lesson=no_such&seed=7&lr=fast&lr=0.02&wings=1&fbclid=2");
    CHECK(hands.app.session().running().seed == 7);
    for (const char* part : {"no_such", "twice", "wings", "The rest of it opens."}) {
        CAPTURE(part);
        CHECK(wrong.sentence().find(part) != std::string::npos);
    }
    CHECK(wrong.sentence().find("fbclid") == std::string::npos);
    CHECK(hands.app.open_link("lesson%3Dyellow_cabs%26step%3D2.").sentence() == "");
    CHECK(app::lesson_json(hands.app.rooms()).find("\"yellow_cabs\",\"step\":1") != std::string::npos);
    CHECK(hands.app.open_link("{\"features\": [\"weight\"], \"theme\": \"dark\"}").sentence() == "");
    CHECK(app::lesson_json(hands.app.rooms()) == "null");
    CHECK(hands.app.session().running().features == std::vector<std::string>{"weight"});
    CHECK(hands.app.open_link("{\"features\": [\"weight\"").sentence().find("The default opens instead.") !=
          std::string::npos);
}

TEST_CASE("keys: with Alt they are not ours, and R starts from the same weights") {
    played::HeadlessApp hands({});
    hands.app.play(false);
    hands.app.reset(1);
    hands.frames(30);
    const std::uint64_t start = bits(hands);
    const auto camera = [&] { return hands.app.rooms().view.camera.x; };
    const float x = camera();
    for (const ImGuiKey key : {ImGuiKey_S, ImGuiKey_LeftArrow, ImGuiKey_E, ImGuiKey_C, ImGuiKey_Slash}) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, true);
        hands.press(key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, false);
    }
    CHECK(step(hands) == 0);
    CHECK(camera() == x);
    CHECK_FALSE(hands.app.ui_state().open_layers);
    hands.press(ImGuiKey_S);
    CHECK(step(hands) == 1);
    hands.app.step(199);
    const std::uint64_t there = bits(hands);
    hands.press(ImGuiKey_R);
    hands.app.play(false);
    hands.frames(2);
    CHECK(step(hands) == 0);
    CHECK(bits(hands) == start);
    hands.app.step(200);
    CHECK(bits(hands) == there);
}

TEST_CASE("keys: Ctrl that was held when the window changed is held no longer") {
    played::HeadlessApp hands({});
    ImGuiIO& io = ImGui::GetIO();
    hands.frames(2);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_LeftCtrl, true);
    hands.frames(2);
    io.AddFocusEvent(false);
    hands.frames(2);
    io.AddFocusEvent(true);
    hands.press(ImGuiKey_L);
    const ui::State& state = hands.app.ui_state();
    const float x = state.map_origin.x + state.map_size.width / 2, y = state.map_origin.y + state.map_size.height / 2;
    io.AddMousePosEvent(x, y);
    hands.frames(2);
    io.AddMouseButtonEvent(0, true);
    for (const float at : {20.0f, 60.0f, 90.0f}) {
        hands.frames();
        io.AddMousePosEvent(x + at, y + at * at / 90);
    }
    hands.frames(2);
    CHECK_FALSE(io.KeyCtrl);
    REQUIRE(state.lasso.size() > 1);
    CHECK(state.lasso[0].y != state.lasso[1].y);  // no side of a box
    CHECK(state.lasso[0].x != state.lasso[1].x);
    io.AddMouseButtonEvent(0, false);
    hands.frames(2);
}
