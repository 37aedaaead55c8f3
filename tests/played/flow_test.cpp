// "How it got here", through the whole App: the numbers of a pinned thing, and of one that is dialled, typed or painted,
// on their way to the map; and that the card can be reached on every screen.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/rooms.h"
#include "headless_app.h"
#include "map/heads/regions.h"

namespace {

bool stands(played::HeadlessApp& hands, std::string_view words) {
    const std::vector<ui::PlacedText> texts = hands.texts();
    return std::any_of(texts.begin(), texts.end(),
                       [&](const ui::PlacedText& placed) { return placed.text.find(words) != std::string::npos; });
}

// Pins a thing by its name, as a reader finds it.
void pin(played::HeadlessApp& hands, std::string_view letters) {
    hands.press(ImGuiKey_Slash);
    hands.frames(3);
    hands.type(letters);
    hands.press(ImGuiKey_Enter);
    hands.frames(5);
}

const ui::PlacedText* found(const std::vector<ui::PlacedText>& texts, std::string_view words) {
    const auto at =
        std::find_if(texts.begin(), texts.end(), [&](const ui::PlacedText& one) { return one.text == words; });
    return at == texts.end() ? nullptr : &*at;
}

// The place on the map, as the card has it: "[0.12, 3.45]", the only such text in a panel.
std::string place_of(played::HeadlessApp& hands) {
    for (const ui::PlacedText& placed : hands.texts()) {
        if (placed.layer == 0 && placed.text.size() > 2 && placed.text.front() == '[' && placed.text.back() == ']')
            return placed.text;
    }
    return "";
}

void open_trained(played::HeadlessApp& hands, std::string_view link, long steps) {
    CHECK(hands.app.open_link(link).ok());
    hands.app.play(false);
    hands.app.step(steps);
    hands.frames(5);
}

}  // namespace

// 2 s
TEST_CASE("flow: a pinned thing's numbers run from the features to the head, and rest") {
    played::HeadlessApp hands({1280, 1400});
    CHECK(hands.app.open_link("shows=names").ok());
    hands.app.play(false);
    hands.app.step(800);
    hands.frames(5);
    CHECK_FALSE(stands(hands, "How it got here"));
    pin(hands, "honda civic");
    CHECK(stands(hands, "How it got here"));
    CHECK(stands(hands, "run again"));
    hands.frames(60, 0.1);
    CHECK(hands.frames_until([&] { return hands.rests(); }, 400, 0.1));
    CHECK(hands.app.ui_state().report.outside.empty());
    hands.press(ImGuiKey_Escape);
    CHECK_FALSE(stands(hands, "How it got here"));
}

TEST_CASE("flow: what the layers say of a thing that is known is what the snapshot says") {
    app::Session session;
    session.run_steps(200);
    const model::Material& material = session.material();
    const auto d = static_cast<std::size_t>(material.features.n_columns);
    const std::size_t thing = 17;
    const std::vector<float> features(material.features.values.begin() + static_cast<long>(thing * d),
                                      material.features.values.begin() + static_cast<long>((thing + 1) * d));
    const std::vector<std::vector<float>> way = session.trainer().activations(features);
    const std::vector<train::LayerSnapshot>& layers = session.latest().layers;
    REQUIRE(way.size() == layers.size());
    for (std::size_t i = 0; i < way.size(); ++i) {
        const auto n = static_cast<std::size_t>(layers[i].n_units);
        REQUIRE(way[i].size() == n);
        for (std::size_t u = 0; u < n; ++u) CHECK(way[i][u] == layers[i].values[thing * n + u]);
    }
}

TEST_CASE("flow: a new thing has the numbers that are dialled, is on the map, and trains nothing") {
    played::HeadlessApp hands({1280, 1400});
    CHECK(hands.app.open_link("shows=names").ok());
    hands.app.play(false);
    hands.app.step(800);
    hands.frames(5);
    pin(hands, "honda civic");
    const std::uint64_t weights = hands.app.session().trainer().weights_hash();
    REQUIRE(hands.click("a new thing"));
    hands.frames(5);
    CHECK(stands(hands, "put it away"));
    CHECK(hands.app.session().trainer().weights_hash() == weights);
    REQUIRE(hands.click("put it away"));
    hands.frames(5);
    CHECK_FALSE(stands(hands, "How it got here"));
    // Other data: nothing of it is left.
    pin(hands, "honda civic");
    REQUIRE(hands.click("a new thing"));
    CHECK(hands.app.open_link("dataset=penguins").ok());
    hands.frames(5);
    CHECK_FALSE(stands(hands, "How it got here"));
}

TEST_CASE("flow: in a layout a new thing lies beside its like, moves with its numbers, and the others stay") {
    played::HeadlessApp hands({1280, 3000});
    open_trained(hands, "map_dims=8&projection=tsne", 300);
    const app::Rooms& rooms = hands.app.rooms();
    const app::LiveLayout& live = rooms.side().layout;
    REQUIRE(hands.frames_until([&] { return live.layout && app::is_at_rest(live) && hands.rests(); }, 20000));
    pin(hands, "honda civic");
    const auto thing = static_cast<std::size_t>(rooms.view.pointing.seen.pinned);
    const std::vector<float> before = live.places;
    REQUIRE(hands.click("a new thing"));
    hands.frames(5);
    const ui::Flow& flow = rooms.flow.shown;
    REQUIRE(flow.is_new);
    REQUIRE(flow.has_place);
    const map::Point2 first = flow.at;
    CHECK(std::hypot(first.x - before[2 * thing], first.y - before[2 * thing + 1]) < 0.1 * live.radius);
    // The head says of it what it says of the thing that it is like, from all eight numbers.
    const train::HeadSnapshot* head = train::first_answer(hands.app.session().latest());
    const std::vector<float> said = map::answer_of(*head, static_cast<int>(thing));
    REQUIRE(flow.answer.size() == said.size());
    for (std::size_t k = 0; k < said.size(); ++k) CHECK(flow.answer[k] == doctest::Approx(said[k]).epsilon(1e-3));
    ui::FlowActions dial;
    dial.set = {flow.features.front().column, flow.features.front().most};
    app::apply_flow_actions(hands.app.rooms(), dial);
    hands.frames(5);
    CHECK((flow.at.x != first.x || flow.at.y != first.y));
    CHECK(live.places == before);
    CHECK(stands(hands, "a new thing"));
}

TEST_CASE("flow: a name that is typed runs through the layers letter by letter, and trains nothing") {
    played::HeadlessApp hands({1280, 1400});
    open_trained(hands, "dataset=first_names&shows=names", 300);
    pin(hands, "linda");
    const std::uint64_t weights = hands.app.session().trainer().weights_hash();
    REQUIRE(hands.click("type a new one"));
    hands.frames(60, 0.1);
    const std::string before = place_of(hands);
    CHECK(before != "");
    hands.type("zoltan");
    hands.frames(5);
    CHECK(stands(hands, "zoltan"));
    CHECK(place_of(hands) != before);
    CHECK(hands.app.ui_state().report.outside.empty());
    CHECK(hands.app.session().trainer().weights_hash() == weights);
}

TEST_CASE("flow: a sum is typed; what is none is answered with what to type, and the last one stays") {
    played::HeadlessApp hands({1280, 1400});
    open_trained(hands, "dataset=modular&layers=sequence,lookup:2,flatten,dense:16:relu&shows=names", 300);
    pin(hands, "7 + 9");
    REQUIRE(hands.click("type a new one"));
    hands.frames(60, 0.1);
    const auto type_anew = [&](std::string_view text) {
        for (int i = 0; i < 12; ++i) hands.press(ImGuiKey_Backspace);
        hands.type(text);
        hands.frames(5);
    };
    const std::string before = place_of(hands);
    type_anew("2 + 12");
    CHECK_FALSE(stands(hands, "Type two numbers"));
    const std::string after = place_of(hands);
    CHECK(after != before);
    // As the sum that is known: the same place.
    const std::vector<float> typed = hands.app.rooms().flow.made;
    const model::Material& material = hands.app.session().material();
    const auto known = std::find(material.dataset.names.begin(), material.dataset.names.end(), "2 + 12");
    REQUIRE(known != material.dataset.names.end());
    const long first = (known - material.dataset.names.begin()) * material.features.n_columns;
    for (std::size_t c = 0; c < typed.size(); ++c)
        CHECK(typed[c] == doctest::Approx(material.features.values[static_cast<std::size_t>(first) + c]));
    type_anew("2 + 13");
    CHECK(stands(hands, "There is no \"13\" here"));
    CHECK(hands.app.rooms().flow.typed == "2 + 1");  // the last sum on the way
    CHECK(place_of(hands) != "");
    CHECK(hands.app.ui_state().report.outside.empty());
}

TEST_CASE("flow: what is searched for and is no thing becomes a new one, if it can be") {
    played::HeadlessApp hands({1280, 720});
    const auto search = [&](std::string_view text) {
        hands.press(ImGuiKey_Slash);
        hands.frames(3);
        hands.type(text);
        hands.frames(3);
    };
    open_trained(hands, "dataset=first_names&shows=names", 200);
    search("linda");
    CHECK_FALSE(stands(hands, "new: through the layers"));  // she is there
    hands.press(ImGuiKey_Escape);
    search("zoltan");
    CHECK(stands(hands, "new: through the layers"));
    CHECK(hands.app.ui_state().report.outside.empty());
    hands.press(ImGuiKey_Enter);
    hands.frames(5);
    CHECK(stands(hands, "How it got here"));
    CHECK(hands.app.rooms().flow.typed == "zoltan");
    CHECK_FALSE(hands.app.rooms().flow.made.empty());
    open_trained(hands, "dataset=modular&shows=names", 20);
    search("7 + 44");
    hands.press(ImGuiKey_Enter);
    hands.frames(5);
    CHECK(stands(hands, "There is no \"44\" here"));
    CHECK(hands.app.rooms().flow.made_of != "modular");
    open_trained(hands, "dataset=auto_mpg&shows=names", 20);
    search("trabant");
    CHECK(stands(hands, "Nothing has this name."));
}

TEST_CASE("flow: a digit is painted with the mouse and with a finger, and moves on the map") {
    for (const bool touch : {false, true}) {
        CAPTURE(touch);
        played::HeadlessApp hands({1280, 1400, touch});
        open_trained(hands, "dataset=digits&shows=names", 200);
        pin(hands, "seven 12");
        REQUIRE((touch ? hands.tap("paint a new one") : hands.click("paint a new one")));
        hands.frames(60, 0.1);
        const std::string before = place_of(hands);
        CHECK(before != "");
        const std::vector<ui::PlacedText> texts = hands.texts();
        const ui::PlacedText* clear = found(texts, "clear");
        REQUIRE(clear != nullptr);
        const float x = clear->x - 100, y = clear->y + 60;
        hands.drag({ImVec2(x, y), ImVec2(x + 5, y + 60), ImVec2(x + 10, y + 100)});
        hands.frames(3);
        CHECK(place_of(hands) != before);
        CHECK(hands.app.ui_state().report.outside.empty());
    }
}

TEST_CASE("flow: the card is one press away from the map at every size") {
    for (const played::Screen& screen :
         {played::Screen{1280, 720, false}, {1280, 500, false}, {768, 1024, true}, {390, 844, true}}) {
        CAPTURE(screen.width);
        CAPTURE(screen.height);
        played::HeadlessApp hands(screen);
        open_trained(hands, "lesson=mercedes_town&step=2", 0);
        hands.frames(60, 0.1);
        REQUIRE(hands.app.ui_state().map_size.width > 0);
        if (!hands.app.ui_state().sees_flow) {
            REQUIRE((screen.touch ? hands.tap("how it got here") : hands.click("how it got here")));
            hands.frames(10);
        }
        CHECK(hands.app.ui_state().sees_flow);
        const std::vector<ui::PlacedText> texts = hands.texts();
        const ui::PlacedText* title = found(texts, "How it got here");
        REQUIRE(title != nullptr);
        CHECK(title->y > 0);
        CHECK(title->y + 60 < screen.height);
    }
}
