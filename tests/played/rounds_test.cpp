// A graph through the whole App: the slider over the rounds in which nodes hear each other.
#include <doctest/doctest.h>

#include "app/rooms.h"
#include "app/view/shown_map.h"
#include "headless_app.h"

TEST_CASE("rounds: a slider goes through the rounds in which nodes hear each other, to the map and back") {
    for (const played::Screen& screen : {played::Screen{1280, 720, false}, played::Screen{390, 844, true}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(hands.app.open_link("dataset=karate&layers=nodes,graph_conv:8:tanh,graph_conv:8:tanh,own").ok());
        hands.frames(3);
        const auto stands = [&](std::string_view words) {
            return !hands.wait_for([&](std::string_view text) { return text == words; }).empty();
        };
        CHECK(stands("after 2 rounds"));
        app::see_layer(hands.app.rooms(), 2);
        CHECK(stands("after 1 round"));
        app::see_layer(hands.app.rooms(), 0);
        CHECK(stands("after 0 rounds"));
        CHECK(hands.app.rooms().ui.report.outside.empty());
    }
}
