// Levers pulled by hand, through the whole App: what a panel changes is what runs, and nothing else is changed along.
#include <doctest/doctest.h>

#include <algorithm>

#include "headless_app.h"

TEST_CASE("levers: a new seed stays when the next lever is pulled, and the map on the screen is the new one's") {
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link("shows=names").sentence() == "");
    hands.app.play(false);
    hands.frames(30);
    hands.app.reset(5);
    hands.frames(2);
    const train::Snapshot& shown = hands.app.session().shown();
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
