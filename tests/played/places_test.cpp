// The map of a layer's places through the whole App: patches of pictures, positions of sequences with attention. It is
// switched on by hand, closed by Escape, and its words fit on every screen.
#include <doctest/doctest.h>

#include <string>

#include "app/rooms.h"
#include "app/view/shown_map.h"
#include "headless_app.h"

namespace {

constexpr const char* kRecall =
    "dataset=recall&layers=sequence,lookup:16,attention:16,last&losses=classify:answer&lr=0.01&batch=32";
constexpr const char* kDigits = "dataset=digits&layers=picture,conv:8:relu,pool,conv:8:relu,flatten";

bool says(played::HeadlessApp& hands, std::string_view words) {
    return !hands.wait_for([&](std::string_view text) { return text.find(words) != std::string_view::npos; }).empty();
}

std::string outside(played::HeadlessApp& hands) {
    std::string all;
    for (const std::string& text : hands.app.rooms().ui.report.outside) all += text + "\n";
    return all;
}

}  // namespace

TEST_CASE("places: positions of sequences, with what the last one attends to, on three screens") {
    for (const played::Screen& screen :
         {played::Screen{1280, 720, false}, played::Screen{768, 1024, true}, played::Screen{390, 844, true}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(hands.app.open_link(kRecall).ok());
        hands.frames(5);
        app::see_layer(hands.app.rooms(), 3);
        hands.frames(2);
        REQUIRE((screen.touch ? hands.tap("positions") : hands.click("positions")));
        hands.frames(3);
        const app::Rooms& rooms = hands.app.rooms();
        CHECK(rooms.ui.places.on);
        CHECK(rooms.places.map.form.steps == 5);
        CHECK(rooms.ui.places.place == 4);
        REQUIRE(rooms.places.attention.steps == 5);
        CHECK(says(hands, "positions of 480 things"));
        CHECK(says(hands, "The deeper the colour"));
        CHECK(outside(hands) == "");
        hands.press(ImGuiKey_Escape);
        hands.frames(2);
        CHECK(rooms.view.layer == -1);
        CHECK_FALSE(says(hands, "The deeper the colour"));
    }
}

TEST_CASE("places: patches of pictures, as large as what the layer sees") {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link(kDigits).ok());
    hands.frames(5);
    app::see_layer(hands.app.rooms(), 4);
    hands.frames(2);
    REQUIRE(hands.click("patches"));
    hands.frames(3);
    const app::Rooms& rooms = hands.app.rooms();
    REQUIRE(rooms.places.shown.fields.size() == static_cast<std::size_t>(data::places_of(rooms.places.map.form)));
    CHECK(rooms.places.map.n_channels == 8);
    CHECK(says(hands, "patches of "));
    CHECK(outside(hands) == "");
    // A layer without places has none to show.
    app::see_layer(hands.app.rooms(), 5);
    hands.frames(2);
    CHECK_FALSE(says(hands, "patches of "));
    REQUIRE(hands.click("things") == false);
}

TEST_CASE("places: another data set or layer is shown from its own beginning") {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link(kRecall).ok());
    hands.frames(3);
    app::see_layer(hands.app.rooms(), 2);
    hands.app.rooms().ui.places.on = true;
    hands.frames(3);
    CHECK(hands.app.rooms().places.attention.weights.empty());
    CHECK(hands.app.rooms().places.shown.same_everywhere);
    REQUIRE(hands.app.open_link(kDigits).ok());
    hands.frames(3);
    app::see_layer(hands.app.rooms(), 2);
    hands.frames(3);
    CHECK(hands.app.rooms().places.map.form.kind == data::FormKind::picture);
    CHECK(says(hands, "patches of "));
}
