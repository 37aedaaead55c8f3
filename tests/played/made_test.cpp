// What nets make out of noise, through the whole App: a forger's crosses on the map and on the features, noise that flows
// to the map and back, by hand on every screen.
#include <doctest/doctest.h>

#include <string>

#include "app/rooms.h"
#include "app/view/shown_map.h"
#include "headless_app.h"

namespace {

constexpr const char* kForger = "dataset=eight&layers=dense:16:relu,dense:16:relu&losses=gan";
constexpr const char* kFlow = "dataset=eight&losses=classify:cloud,flow";

bool says(played::HeadlessApp& hands, std::string_view words) {
    return !hands.wait_for([&](std::string_view text) { return text.find(words) != std::string_view::npos; }).empty();
}

std::string outside(played::HeadlessApp& hands) {
    std::string all;
    for (const std::string& text : hands.app.rooms().ui.report.outside) all += text + "\n";
    return all;
}

constexpr played::Screen kScreens[] = {{1280, 720, false}, {768, 1024, true}, {390, 844, true}};

}  // namespace

TEST_CASE("made: a forger's things lie on the map, and on the features where they were made") {
    for (const played::Screen& screen : kScreens) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(hands.app.open_link(kForger).ok());
        hands.frames(5);
        const app::Rooms& rooms = hands.app.rooms();
        REQUIRE(rooms.made.on);
        CHECK(rooms.made.points.size() == 600);
        CHECK(says(hands, "forger's crosses"));
        CHECK(outside(hands) == "");
        const std::vector<float> on_map = rooms.made.points;
        app::see_layer(hands.app.rooms(), 0);
        hands.frames(3);
        CHECK(rooms.made.on);
        CHECK(rooms.made.points != on_map);
        CHECK(outside(hands) == "");
    }
}

TEST_CASE("made: noise flows to the map and back, by its button and by hand") {
    for (const played::Screen& screen : kScreens) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(hands.app.open_link(kFlow).ok());
        hands.frames(5);
        app::Rooms& rooms = hands.app.rooms();
        REQUIRE(rooms.made.on);
        CHECK(rooms.made.ways.size() == 25);
        CHECK(rooms.made.arrives.size() == 300);
        CHECK(says(hands, "arrives in"));
        CHECK(outside(hands) == "");
        rooms.ui.made.playing = -1;
        hands.frames(300);
        CHECK(rooms.ui.made.time == 0);
        CHECK(rooms.ui.made.playing == 0);
        rooms.ui.made.playing = 1;
        hands.frames(20);
        CHECK(rooms.ui.made.time > 0);
        CHECK(rooms.ui.made.time < 1);
        // On a layer there is no flow.
        app::see_layer(rooms, 1);
        hands.frames(2);
        CHECK_FALSE(rooms.made.on);
    }
}

TEST_CASE("made: without a net that makes anything there is nothing to see") {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link("dataset=eight").ok());
    hands.frames(5);
    CHECK_FALSE(hands.app.rooms().made.on);
    CHECK_FALSE(says(hands, "forger"));
}
