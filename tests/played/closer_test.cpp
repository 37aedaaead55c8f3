// Looking closer through the whole App, by mouse and keys: what is selected, found and slowed down, read from the words
// on the screen. What lights up on the map is looked for in a real page's pixels: tests/web/cases/closer.mjs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>

#include "app/rooms.h"
#include "headless_app.h"

namespace {

constexpr long kSteps = 400;

void learn(played::HeadlessApp& hands) {
    CHECK(hands.app.open_link("shows=names").sentence() ==
          "");  // another link than the default's opens without a lesson
    hands.app.play(false);
    hands.app.reset(1);
    hands.app.step(kSteps);
    hands.frames(60);  // names have faded in, and the camera rests
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

}  // namespace

TEST_CASE("closer: a lasso selects, Escape clears") {
    played::HeadlessApp hands({});
    learn(hands);
    hands.press(ImGuiKey_L);
    const ui::State& state = hands.app.ui_state();
    const float w = state.map_size.width, h = state.map_size.height;
    const float x = state.map_origin.x + w / 2, y = state.map_origin.y + h / 2;
    hands.drag({{x - w / 4, y - h / 4}, {x + w / 4, y - h / 4}, {x + w / 4, y + h / 3}, {x - w / 4, y + h / 3}});
    const auto tells = [](std::string_view text) {
        return !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) != 0 &&
               text.find(" of 406 things") != std::string_view::npos;
    };
    const std::string selected = hands.wait_for(tells);
    REQUIRE(selected != "");
    const int n = std::stoi(selected);
    CHECK(n > 10);
    CHECK(n < 406);
    hands.press(ImGuiKey_Escape);
    CHECK(hands.wait_until_gone(tells));
}

TEST_CASE("closer: search finds and pins, and what is typed there is no command") {
    played::HeadlessApp hands({});
    learn(hands);
    const std::vector<std::string>& names = hands.app.session().material().dataset.names;
    const auto is_alone = [&](const std::string& name) {
        const bool steps = name.find('s') != std::string::npos;  // a key that steps, elsewhere
        return steps && name.size() < 20 && std::count_if(names.begin(), names.end(), [&](const std::string& other) {
                                                return begins(other, name);
                                            }) == 1;
    };
    const auto found = std::find_if(names.begin(), names.end(), is_alone);
    REQUIRE(found != names.end());
    hands.press(ImGuiKey_Slash);
    hands.frames(8);  // the field is given the keyboard some frames later
    const long step = hands.app.session().latest().step;
    hands.type(*found);
    hands.press(ImGuiKey_Enter);
    CHECK(hands.wait_for([](std::string_view text) { return text == "Looking closer"; }) != "");
    CHECK(hands.wait_for([](std::string_view text) { return begins(text, "nearest on the map"); }) != "");
    CHECK(hands.wait_for([&](std::string_view text) { return begins(text, found->substr(0, 8)); }) != "");
    CHECK(hands.app.session().latest().step == step);
}

TEST_CASE("closer: slow motion has four stages and is one step") {
    played::HeadlessApp hands({});
    learn(hands);
    for (int stage = 1; stage <= 4; ++stage) {
        CAPTURE(stage);
        hands.press(ImGuiKey_Period);
        const std::string said = std::to_string(stage) + " of 4";
        CHECK(hands.wait_for([&](std::string_view text) { return begins(text, said); }) != "");
    }
    hands.press(ImGuiKey_Escape);
    CHECK(hands.wait_until_gone([](std::string_view text) { return text.find(" of 4") == 1 && text.size() > 5; }));
    CHECK(hands.app.session().latest().step == kSteps + 1);
    const std::uint64_t slow = hands.app.session().trainer().weights_hash();
    hands.app.reset(std::nullopt);
    hands.app.step(kSteps + 1);
    CHECK(slow == hands.app.session().trainer().weights_hash());
}

TEST_CASE("closer: a thing under a pointer that rests stays while the map moves, and can be clicked") {
    played::HeadlessApp hands({});
    learn(hands);
    const ui::State& state = hands.app.ui_state();
    const auto name_below = [&] {
        std::string name;
        for (const ui::PlacedText& text : hands.texts()) {
            const auto& names = hands.app.session().material().dataset.names;
            const bool in_card = text.layer == 3 || text.layer == 0;
            if (in_card && std::find(names.begin(), names.end(), text.text) != names.end()) name = text.text;
        }
        return name;
    };
    const train::Snapshot& shown = hands.app.session().latest();
    const map::Point2 px =
        map::to_px(hands.app.rooms().view.camera, state.map_size, {shown.points[0], shown.points[1]});
    ImGui::GetIO().AddMousePosEvent(state.map_origin.x + px.x, state.map_origin.y + px.y);
    hands.frames(3);
    const std::string name = name_below();
    REQUIRE(name != "");
    for (int i = 0; i < 10; ++i) {
        hands.app.step(1);
        hands.frames(2);
    }
    CHECK(name_below() == name);
}

TEST_CASE("closer: of many things on one spot the card says how many, and clicks go through them") {
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link("features=cylinders").sentence() == "");
    hands.app.play(false);
    hands.app.step(400);
    hands.frames(60);
    const train::Snapshot& shown = hands.app.session().latest();
    const ui::State& state = hands.app.ui_state();
    const auto place_of = [&](std::size_t thing) {
        const map::Point2 at{shown.points[2 * thing], shown.points[2 * thing + 1]};
        const map::Point2 px = map::to_px(hands.app.rooms().view.camera, state.map_size, at);
        return ImVec2(state.map_origin.x + px.x, state.map_origin.y + px.y);
    };
    const auto more = [](std::string_view text) { return text.find(" more on this spot") != std::string_view::npos; };
    // Of the five places at least one lies clear of the buttons at the map's edges.
    std::string said;
    ImVec2 at(0, 0);
    for (std::size_t thing = 0; thing < 406 && said.empty(); thing += 7) {
        at = place_of(thing);
        ImGui::GetIO().AddMousePosEvent(at.x, at.y);
        hands.frames(3);
        for (const ui::PlacedText& text : hands.texts()) {
            if (more(text.text)) said = text.text;
        }
    }
    REQUIRE(said != "");
    CHECK(std::stoi(said.substr(4)) >= 80);
    for (int i = 0; i < 3; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        hands.frames(2);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        hands.frames(3);
        CHECK(hands.wait_for(more) != "");
        const auto tells = [&](std::string_view text) { return begins(text, "A click goes to the next"); };
        CHECK(hands.wait_for(tells) != "");
    }
    CHECK(hands.wait_for([&](std::string_view text) { return text == "Looking closer"; }) != "");
}
