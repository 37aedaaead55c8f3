// Drawn points through the whole App: they are learned while they are drawn, levers stay, a stroke is one edit, and a link
// or a file brings them back.
#include "data/drawing/drawing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/drawing_board.h"
#include "app/rooms.h"
#include "headless_app.h"
#include "model/material.h"

namespace {

const model::Spec& spec(played::HeadlessApp& hands) { return hands.app.session().running(); }
std::size_t n_points(played::HeadlessApp& hands) { return spec(hands).imported->dataset.names.size(); }

// Where the board stands: above the word "paint", as wide as its card.
ImVec2 board_middle(played::HeadlessApp& hands) {
    for (const ui::PlacedText& text : hands.texts())
        if (text.text == "paint") return {text.x + 110, text.y - 120};
    FAIL("there is no board");
    return {};
}

}  // namespace

TEST_CASE("drawing: points are learned while they are drawn; levers stay, and undo takes a stroke back") {
    played::HeadlessApp hands({});
    hands.frames(3);
    hands.app.start_drawing();
    hands.frames(4);
    REQUIRE(spec(hands).imported != nullptr);
    CHECK(spec(hands).features == std::vector<std::string>{"x", "y"});
    CHECK(n_points(hands) == 200);
    REQUIRE(hands.app.apply_json("{\"lr\": 0.03}").ok());
    hands.app.play(false);
    hands.app.step(300);
    const long step = hands.app.session().latest().step;
    CHECK(hands.app.session().latest().heads[0].accuracy > 0.95);
    const std::uint64_t weights = hands.app.session().trainer().weights_hash();
    // A stroke: more points, the same weights and steps.
    const ImVec2 middle = board_middle(hands);
    hands.drag({{middle.x - 40, middle.y}, {middle.x, middle.y - 20}, {middle.x + 40, middle.y}});
    hands.frames(10);
    CHECK(n_points(hands) > 202);
    CHECK(hands.app.session().latest().step == step);
    CHECK(hands.app.session().trainer().weights_hash() == weights);
    CHECK(spec(hands).learning_rate == 0.03);
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(4);
    CHECK(n_points(hands) == 200);
    CHECK(hands.app.session().trainer().weights_hash() == weights);
    // Another set of as many classes: it trains on, too.
    REQUIRE(hands.click("exclusive or"));
    hands.frames(4);
    CHECK(hands.app.session().latest().step == step);
    hands.app.step(600);
    CHECK(hands.app.session().latest().heads[0].accuracy > 0.9);
    // All taken away: it is said, and the model keeps what it had.
    REQUIRE(hands.click("clear"));
    hands.frames(4);
    CHECK(!hands.wait_for([](std::string_view text) { return text.find("at least 2 points") != text.npos; }).empty());
    CHECK(n_points(hands) == 200);
}

TEST_CASE("drawing: the board has the model's answers whatever the map's dimensions") {
    played::HeadlessApp hands({});
    hands.frames(3);
    hands.app.start_drawing();
    hands.app.play(false);
    for (const char* dims : {"1", "3", "5"}) {
        CAPTURE(dims);
        REQUIRE(hands.app.apply_json(std::string("{\"map_dims\": ") + dims + "}").ok());
        hands.app.step(300);
        hands.frames(60, 0.1);
        const std::vector<int>& answers = hands.app.rooms().board.answers;
        REQUIRE(answers.size() > 100);
        CHECK(std::count(answers.begin(), answers.end(), 0) > 20);
        CHECK(std::count(answers.begin(), answers.end(), 1) > 20);
    }
}

TEST_CASE("drawing: a link and a file bring the same points") {
    std::string link, text;
    {
        played::HeadlessApp hands({});
        hands.app.start_drawing();
        hands.frames(3);
        REQUIRE(hands.app.apply_json("{\"seed\": 4}").ok());
        link = hands.app.link();
        text = app::drawing_text(hands.app.rooms());
    }
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link(link).ok());
    CHECK(hands.app.rooms().own.asked_for.rfind("own_", 0) == 0);
    CHECK(hands.app.import_files({{"points.csv", text}}).ok());
    hands.frames(3);
    CHECK(hands.app.link() == link);
    CHECK(app::drawing_text(hands.app.rooms()) == text);
    CHECK(!hands.app.import_files({{"points.csv", text + "1,2,Q\n"}}).ok());
    CHECK(hands.app.link() == link);
}

TEST_CASE("drawing: the board fits on every screen") {
    for (const played::Screen& screen :
         {played::Screen{1280, 720, false}, played::Screen{768, 1024, true}, played::Screen{390, 844, true}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        hands.app.start_drawing();
        hands.frames(6);
        if (screen.width < 700) REQUIRE(hands.tap("Draw"));
        hands.frames(3);
        CHECK(!hands.wait_for([](std::string_view words) { return words == "paint"; }).empty());
        CHECK(hands.app.ui_state().report.outside == std::vector<std::string>{});
    }
}
