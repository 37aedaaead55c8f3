// The tour of a first visit, through the whole App: it runs by itself, can be steered, and any other hand ends it and
// keeps what is there. 6 s in all.
#include "lessons/tour.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/lesson/tour.h"
#include "app/rooms.h"
#include "core/json.h"
#include "headless_app.h"

namespace {

const played::Screen kScreens[] = {{1280, 720}, {768, 1024}, {390, 844, true}};

bool stands(played::HeadlessApp& hands, std::string_view words) {
    const std::vector<ui::PlacedText> texts = hands.texts();
    return std::any_of(texts.begin(), texts.end(),
                       [&](const ui::PlacedText& placed) { return placed.text.find(words) != std::string::npos; });
}

// The first words of a scene's sentence: on a narrow screen it is broken into lines.
std::string_view start_of(int scene) { return lessons::tour_scene(scene).sentence.substr(0, 16); }

bool shows_scene(played::HeadlessApp& hands, int scene) { return stands(hands, start_of(scene)); }

}  // namespace

TEST_CASE("tour: a minute of scenes, one after another, and then what to do next") {
    for (const played::Screen& screen : kScreens) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        hands.frames(3);
        app::start_tour(hands.app.rooms());
        for (int i = 0; i < lessons::kTourScenes; ++i) {
            CAPTURE(i);
            CHECK(shows_scene(hands, i));
            CHECK(hands.app.ui_state().report.outside.empty());
            CHECK(model::normalised(lessons::tour_scene(i).spec()).features == hands.app.session().running().features);
            if (screen.touch) {  // at one size the minute passes by itself
                // Slow frames, of which there are fewer.
                const int frames = static_cast<int>(lessons::tour_scene(i).seconds / 0.1) - 3;
                hands.frames(frames, 0.1);
                CHECK(shows_scene(hands, i));
                CHECK(hands.frames_until([&] { return !shows_scene(hands, i); }, 60, 0.1));
            } else {
                hands.press(ImGuiKey_PageDown);
            }
        }
        CHECK(stands(hands, "The lessons"));
        CHECK_FALSE(stands(hands, "Save a short film"));  // nothing here could film it
        CHECK(hands.app.rooms().tour.on);
        CHECK(hands.click("The lessons"));
        hands.frames(3);
        CHECK_FALSE(hands.app.rooms().tour.on);
        CHECK(hands.app.ui_state().show_lessons);
        CHECK(hands.click("One-minute tour"));
        hands.frames(3);
        CHECK(hands.app.rooms().tour.on);
        CHECK(shows_scene(hands, 0));
        CHECK(hands.app.session().running() == model::normalised(lessons::tour_scene(0).spec()));
    }
}

TEST_CASE("tour: forwards, back and waiting, by buttons and by keys") {
    played::HeadlessApp hands({});
    hands.frames(3);
    app::start_tour(hands.app.rooms());
    hands.frames(30);
    CHECK(hands.click("next →"));
    CHECK(shows_scene(hands, 1));
    hands.press(ImGuiKey_PageDown);
    CHECK(shows_scene(hands, 2));
    CHECK(hands.click("← back"));
    CHECK(shows_scene(hands, 1));
    CHECK(hands.app.session().running().features == std::vector<std::string>{"weight"});
    hands.press(ImGuiKey_Space);
    hands.frames(200, 0.1);
    CHECK(shows_scene(hands, 1));  // it waits
    CHECK(hands.app.playing());
    hands.press(ImGuiKey_Space);
    hands.frames(100, 0.1);
    CHECK(shows_scene(hands, 2));
    hands.press(ImGuiKey_Escape);
    CHECK_FALSE(hands.app.rooms().tour.on);
    CHECK(hands.app.session().running() == model::normalised(lessons::tour_scene(2).spec()));
}

TEST_CASE("tour: any other hand ends it, is obeyed, and what is there stays") {
    for (const played::Screen& screen : kScreens) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        hands.frames(3);
        app::start_tour(hands.app.rooms());
        hands.frames(30);
        hands.press(ImGuiKey_PageDown);
        hands.frames(60);
        const long step = hands.app.session().latest().step;
        CHECK(step > 0);
        CHECK((screen.touch ? hands.tap("power") : hands.click("power")));
        hands.frames(2);
        CHECK_FALSE(hands.app.rooms().tour.on);
        CHECK(hands.app.session().running().features == std::vector<std::string>{"weight", "power"});
        CHECK(hands.app.session().latest().step >= step);
        hands.frames(200, 0.1);
        CHECK(hands.app.session().running().features == std::vector<std::string>{"weight", "power"});
    }
    const auto ends = [](const auto& hand) {
        played::HeadlessApp hands({});
        hands.frames(3);
        app::start_tour(hands.app.rooms());
        hands.frames(20);
        CHECK(hands.app.rooms().tour.on);
        hand(hands);
        hands.frames(2);
        CHECK_FALSE(hands.app.rooms().tour.on);
    };
    ends([](played::HeadlessApp& hands) { hands.drag({ImVec2(600, 300)}); });  // the map
    ends([](played::HeadlessApp& hands) { hands.press(ImGuiKey_S); });
    ends([](played::HeadlessApp& hands) { CHECK(hands.click("Lessons")); });
    ends([](played::HeadlessApp& hands) { CHECK(hands.app.apply_json("{\"batch\": 8}").ok()); });
    ends([](played::HeadlessApp& hands) { hands.app.step(3); });
    ends([](played::HeadlessApp& hands) { CHECK(hands.app.open_link("dataset=penguins").ok()); });
}

TEST_CASE("tour: the lesson that was open can be gone back to") {
    played::HeadlessApp hands({});
    hands.frames(3);
    const model::Spec before = hands.app.session().running();
    app::start_tour(hands.app.rooms());
    hands.frames(3);
    CHECK_FALSE(stands(hands, "Three levers, one map"));
    hands.press(ImGuiKey_PageDown);
    hands.press(ImGuiKey_Escape);
    CHECK(hands.click("← back to the lesson"));
    hands.frames(3);
    CHECK(stands(hands, "Three levers, one map"));
    CHECK(hands.app.session().running() == before);
}
