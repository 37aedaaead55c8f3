// t-SNE and UMAP through the whole App: chosen, they move step by step, follow the training, rest, and say how far they
// can be trusted; links and undo know them, and what cannot be is refused in a sentence.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "app/lesson/lesson_play.h"
#include "app/page_json.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/view/shown_map.h"
#include "headless_app.h"

namespace {

using Json = nlohmann::json;

constexpr int kManyFrames = 20000;

Json seen(played::HeadlessApp& hands) { return Json::parse(app::snapshot_json(hands.app.rooms()))["projected"]; }

bool moves(played::HeadlessApp& hands) {
    const Json now = seen(hands);
    return now["moves"].get<bool>();
}

const std::vector<float>& places(played::HeadlessApp& hands) { return hands.app.rooms().side().on_screen().points; }

bool rests(played::HeadlessApp& hands) {
    return hands.frames_until([&] { return !moves(hands) && hands.rests(); }, kManyFrames);
}

std::string says(played::HeadlessApp& hands, std::string_view words) {
    return hands.wait_for([&](std::string_view text) { return text.find(words) != std::string_view::npos; });
}

}  // namespace

TEST_CASE("layouts: 2,000 words of 100 numbers move under t-SNE, rest, and say how far to trust it") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("dataset=words&projection=tsne").ok());
    hands.app.play(false);
    app::see_layer(hands.app.rooms(), 0);
    hands.frames(3);
    REQUIRE(seen(hands)["dims"] == 100);
    REQUIRE(hands.frames_until([&] { return seen(hands)["laid_out"].get<bool>(); }, kManyFrames));
    CHECK(moves(hands));
    const std::vector<float> early = places(hands);
    REQUIRE(rests(hands));
    const std::vector<float> late = places(hands);
    REQUIRE(late.size() == 4000);
    CHECK(early != late);
    hands.frames(20);
    CHECK(places(hands) == late);
    CHECK(seen(hands)["state"] == "at rest after 750 steps");
    CHECK(seen(hands)["looked_at"] == 2000);
    CHECK(seen(hands)["trustworthiness"].get<double>() > 0.8);
    CHECK(says(hands, "trustworthiness 0.") != "");
    CHECK(seen(hands)["shepard"].get<double>() > 0.2);
    CHECK(says(hands, "kept of the k nearest") != "");
    CHECK(says(hands, "the nearest thing") != "");

    // Another throw begins anew, and of points that do not move it is the same picture to the bit each time.
    const auto laid_out_again = [&](int thrown) {
        REQUIRE(hands.app.apply_json("{\"throw\": " + std::to_string(thrown) + "}").ok());
        hands.frames(2);
        REQUIRE(rests(hands));
        return hands.app.rooms().side().layout.layout->positions;
    };
    const std::vector<float> one = laid_out_again(2);
    CHECK(laid_out_again(3) != one);
    CHECK(laid_out_again(2) == one);
}

TEST_CASE("layouts: a map of 16 dimensions is followed while it trains, from principal components on") {
    played::HeadlessApp hands({});
    REQUIRE(hands.app.open_link("map_dims=16").ok());
    hands.app.play(false);
    hands.app.step(50);
    hands.frames(2);
    const std::vector<float> plane = places(hands);
    for (const char* id : {"umap", "mds", "tsne"}) {
        CAPTURE(id);
        REQUIRE(hands.app.apply_json(std::string("{\"projection\": \"") + id + "\"}").ok());
        REQUIRE(hands.frames_until([&] { return seen(hands)["laid_out"].get<bool>(); }, kManyFrames));
        REQUIRE(rests(hands));
        const std::vector<float> before = places(hands);
        hands.app.step(100);
        hands.frames(2);
        REQUIRE(rests(hands));
        CHECK(places(hands) != before);
        CHECK(seen(hands)["trustworthiness"].get<double>() > 0.85);
        // Turned onto the last frame: on average a thing is nearer to where it was than to another place of its picture.
        double moved = 0, wide = 0;
        const std::vector<float> now = places(hands);
        for (std::size_t i = 0; i < now.size(); ++i) {
            moved += std::pow(static_cast<double>(now[i] - before[i]), 2);
            wide += std::pow(static_cast<double>(now[i] - now[(i + now.size() / 2) % now.size()]), 2);
        }
        CHECK(moved < 0.5 * wide);
    }
    REQUIRE(hands.app.apply_json("{\"projection\": \"pca\"}").ok());
    hands.frames(3);
    CHECK_FALSE(seen(hands)["laid_out"].get<bool>());
    CHECK(seen(hands)["trust"] != "");
    CHECK(places(hands).size() == plane.size());
}

TEST_CASE("layouts: levers go on from where it is, undo goes back, and a link opens the same") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=tsne").ok());
    hands.app.play(false);
    hands.frames(2);
    REQUIRE(rests(hands));
    REQUIRE(hands.click("UMAP"));  // the mark below the slider of attraction
    hands.frames(3);
    CHECK(hands.app.session().running().exaggeration == doctest::Approx(4));
    CHECK(hands.app.link().find("exaggeration=4") != std::string::npos);
    REQUIRE(rests(hands));
    CHECK(seen(hands)["state"] == "at rest after 1,000 steps");
    REQUIRE(hands.app.apply_json("{\"perplexity\": 200}").ok());
    hands.frames(3);
    CHECK(seen(hands)["refused"].get<std::string>().find("A perplexity of 200 is not possible") == 0);
    CHECK_FALSE(seen(hands)["laid_out"].get<bool>());
    CHECK(says(hands, "A perplexity of 200") != "");
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().perplexity == 30);
    CHECK(seen(hands)["refused"] == "");
    REQUIRE(rests(hands));
    CHECK(seen(hands)["laid_out"].get<bool>());
    // The early attraction acts in the first steps only: it starts them again. The rate goes on from where it is.
    REQUIRE(hands.app.apply_json("{\"early_exaggeration\": 4}").ok());
    hands.frames(2);
    CHECK(moves(hands));
    CHECK(seen(hands)["laid_out"].get<bool>());
    REQUIRE(rests(hands));
    CHECK(seen(hands)["state"] == "at rest after 750 steps");
    REQUIRE(hands.app.apply_json("{\"layout_rate\": 0.5}").ok());
    hands.frames(2);
    REQUIRE(rests(hands));
    CHECK(seen(hands)["state"] == "at rest after 1,000 steps");
    CHECK(says(hands, "early attraction") != "");
    CHECK(says(hands, "rate of the layout") != "");
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().layout_rate == 1);
    CHECK(hands.app.session().running().early_exaggeration == 4);
    REQUIRE(rests(hands));

    const std::string link = hands.app.link();
    CHECK(link.find("early_exaggeration=4") != std::string::npos);
    played::HeadlessApp other({});
    REQUIRE(other.app.open_link(link).ok());
    CHECK(other.app.session().running() == hands.app.session().running());
    CHECK(other.app.link() == link);
}

TEST_CASE("layouts: things are coloured by the trust in them, and the one under the pointer has its mistakes") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=random").ok());
    hands.app.play(false);
    hands.app.step(200);
    hands.frames(3);
    REQUIRE(rests(hands));
    REQUIRE(hands.click("colour things by it"));
    CHECK(says(hands, "neighbours here are true. 0: none is.") != "");
    hands.app.rooms().view.pointing.seen.pinned = 3;
    hands.frames(3);
    CHECK(hands.app.rooms().view.pointing.seen.has_mistakes);
    const projection::Mistakes& mistakes = hands.app.rooms().view.pointing.seen.mistakes;
    CHECK(mistakes.false_ones.size() <= 10);
    CHECK(mistakes.torn.size() <= 10);
    CHECK(mistakes.false_ones.size() + mistakes.torn.size() > 0);
}

TEST_CASE("layouts: a switch asks for the worst false and torn neighbours of the whole map, and their number is said") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=random").ok());
    hands.app.play(false);
    hands.app.step(200);
    hands.frames(3);
    REQUIRE(rests(hands));
    const projection::WorstMistakes& worst = hands.app.rooms().side().trust.worst;
    CHECK(worst.looked_at == 0);
    REQUIRE(hands.click("lines to false and torn neighbours"));
    hands.frames(3);
    REQUIRE(rests(hands));
    CHECK(worst.looked_at == hands.app.session().latest().n_points);
    CHECK(worst.false_ones.size() == 100);
    CHECK(worst.n_false > 100);
    CHECK(says(hands, "Solid red: false neighbours") != "");
    CHECK(hands.app.link().find("mistakes") != std::string::npos);
    // They are what the layout on the screen has wrong, too, and a picture of the screen says so.
    const long of_plane = worst.n_false;
    REQUIRE(hands.app.apply_json("{\"projection\": \"tsne\"}").ok());
    hands.frames(3);
    REQUIRE(rests(hands));
    CHECK(worst.n_false < of_plane / 2);
    app::PictureOptions options;
    options.format = app::PictureFormat::svg;
    const auto picture = app::picture(hands.app.rooms(), options);
    REQUIRE(picture.ok());
    const std::string text(picture.value().bytes.begin(), picture.value().bytes.end());
    CHECK(text.find("Solid red: false neighbours (near here, far in truth), ") != std::string::npos);
    CHECK(text.find("class=\"region\"") != std::string::npos);
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    REQUIRE(rests(hands));
    CHECK(worst.looked_at == 0);
    CHECK(says(hands, "Solid red") == "");
}

TEST_CASE("layouts: multidimensional scaling says its stress") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=mds").ok());
    hands.app.play(false);
    hands.app.step(100);
    hands.frames(2);
    REQUIRE(hands.frames_until([&] { return seen(hands)["laid_out"].get<bool>(); }, kManyFrames));
    REQUIRE(rests(hands));
    CHECK(seen(hands)["state"].get<std::string>().find(" steps; stress 0.") != std::string::npos);
    CHECK(says(hands, " steps; stress 0.") != "");
    // Nothing of it is random: another seed of the projection is not even offered.
    CHECK(says(hands, "throw again") == "");
}

TEST_CASE("layouts: on a phone the caption is one line, and a tap opens the rest and closes it again") {
    played::HeadlessApp hands({390, 844, true});
    REQUIRE(hands.app.open_link("map_dims=8&projection=tsne").ok());
    hands.app.play(false);
    hands.frames(2);
    REQUIRE(rests(hands));
    const std::string brief = says(hands, " neighbours kept …");
    REQUIRE(brief.find("t-SNE of 8 dimensions: ") == 0);
    CHECK(says(hands, "Regions:") == "");
    REQUIRE(hands.tap(brief));
    CHECK(says(hands, "Regions:") != "");
    REQUIRE(hands.tap(says(hands, "t-SNE of 8 dimensions: ")));
    CHECK(says(hands, "Regions:") == "");
    CHECK(says(hands, " neighbours kept …") == brief);
}

TEST_CASE(
    "layouts: many maps over the perplexity move and rest, refuse what cannot be, and one is taken with its own") {
    played::HeadlessApp hands({});
    REQUIRE(hands.app.open_link("map_dims=8&projection=tsne").ok());
    hands.app.play(false);
    hands.app.step(100);
    REQUIRE(hands.app.start_sweep({"perplexity=3,30,180"}).ok());
    hands.app.play(false);
    hands.app.step(50);
    hands.frames(2);
    REQUIRE(hands.frames_until([&] { return hands.rests(); }, kManyFrames));
    const app::ManyMaps& many = hands.app.rooms().many;
    REQUIRE(many.show != nullptr);
    const std::vector<app::LiveLayout>& cells = many.show->layouts.of;
    REQUIRE(cells.size() == 3);
    CHECK(app::is_at_rest(cells[0]));
    CHECK(app::is_at_rest(cells[1]));
    REQUIRE(cells[0].places.size() > 0);
    CHECK(cells[0].points == cells[1].points);  // the same model, seen twice
    CHECK(cells[0].places != cells[1].places);
    CHECK(many.view.cells[1].problem == "");
    CHECK(many.view.cells[2].problem.find("A perplexity of 180 is not possible with 406 things") == 0);
    CHECK(says(hands, "Regions: the nearest thing's answer.") != "");
    CHECK(hands.app.link().find("across=perplexity") != std::string::npos);
    app::take_cell(hands.app.rooms(), 0);
    hands.frames(2);
    CHECK_FALSE(many.open);
    CHECK(hands.app.session().running().perplexity == 3);
}

TEST_CASE("layouts: ten throws are one sweep, and its link opens the same ten") {
    played::HeadlessApp hands({1280, 900, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=tsne&throw=3").ok());
    hands.app.play(false);
    hands.frames(2);
    app::open_sweep(hands.app.rooms());
    hands.frames(3);
    REQUIRE(hands.click("other levers"));
    hands.frames(3);
    REQUIRE(hands.click("ten throws"));
    hands.app.play(false);
    hands.frames(2);
    REQUIRE(hands.frames_until([&] { return hands.rests(); }, kManyFrames));
    const app::ManyMaps& many = hands.app.rooms().many;
    REQUIRE(many.show != nullptr);
    const std::vector<app::LiveLayout>& cells = many.show->layouts.of;
    REQUIRE(cells.size() == 10);
    CHECK(many.show->sweep.cells.back().spec.throw_number == 12);
    CHECK(cells[0].layout->positions != cells[9].layout->positions);
    CHECK(hands.app.ui_state().report.outside.empty());
    const std::string link = hands.app.link();
    CHECK(link.find("across=throw=3,4,5,6,7,8,9,10,11,12") != std::string::npos);
    played::HeadlessApp other({});
    REQUIRE(other.app.open_link(link).ok());
    other.frames(3);
    REQUIRE(other.app.rooms().many.show != nullptr);
    CHECK(other.app.rooms().many.show->sweep.cells.size() == 10);
}

TEST_CASE("planes: the panel says how much of the spread is shown, and a switch asks for arrows") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8").ok());
    hands.app.play(false);
    app::see_layer(hands.app.rooms(), 0);
    hands.frames(3);
    CHECK(says(hands, "This plane shows ") != "");
    CHECK(seen(hands)["spread"].get<std::string>().find(" % of the spread; no other plane shows more.") !=
          std::string::npos);
    REQUIRE(hands.click("arrows of the numbers (loadings)"));
    hands.frames(3);
    CHECK(hands.app.link().find("loadings") != std::string::npos);
    // Along a random plane, which says that it is not the best; in a layout there are none.
    REQUIRE(hands.app.apply_json("{\"projection\": \"random\"}").ok());
    hands.frames(3);
    CHECK(seen(hands)["spread"].get<std::string>().find(" % of the spread.") != std::string::npos);
    REQUIRE(hands.app.apply_json("{\"projection\": \"tsne\"}").ok());
    REQUIRE(hands.frames_until([&] { return seen(hands)["laid_out"].get<bool>(); }, kManyFrames));
    hands.frames(2);
    CHECK(seen(hands)["spread"] == "");
}

TEST_CASE(
    "layouts: a thing that is dragged stays where it was taken while the others follow, and panning goes on beside") {
    played::HeadlessApp hands({});
    REQUIRE(hands.app.open_link("map_dims=8&projection=umap").ok());
    hands.app.play(false);
    hands.app.step(100);
    hands.frames(2);
    REQUIRE(hands.frames_until([&] { return seen(hands)["laid_out"].get<bool>(); }, kManyFrames));
    REQUIRE(rests(hands));
    const app::Rooms& rooms = hands.app.rooms();
    const app::LiveLayout& live = rooms.side().layout;
    const std::vector<float> before = live.places;
    // The rightmost thing: nothing stands beside it.
    std::size_t thing = 0;
    for (std::size_t i = 0; 2 * i < before.size(); ++i) thing = before[2 * i] > before[2 * thing] ? i : thing;
    const auto on_screen = [&](std::size_t i) {
        const map::Point2 px =
            map::to_px(rooms.view.camera, rooms.ui.map_size, {live.places[2 * i], live.places[2 * i + 1]});
        return ImVec2(rooms.ui.map_origin.x + px.x, rooms.ui.map_origin.y + px.y);
    };
    const ImVec2 from = on_screen(thing), to(rooms.ui.map_origin.x + rooms.ui.map_size.width / 2, from.y);
    const map::Camera camera = rooms.view.camera;
    ImGui::GetIO().AddMousePosEvent(from.x, from.y);
    hands.frames(3);
    REQUIRE(rooms.view.pointing.seen.hovered == static_cast<int>(thing));
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    hands.frames(2);
    for (int i = 1; i <= 10; ++i) {
        ImGui::GetIO().AddMousePosEvent(from.x + (to.x - from.x) * static_cast<float>(i) / 10, from.y);
        hands.frames(2);
    }
    hands.frames(20);
    CHECK(live.held == static_cast<int>(thing));
    CHECK(rooms.view.camera == camera);
    CHECK(std::fabs(on_screen(thing).x - to.x) < 12);  // the picture is turned onto the last frame a little
    CHECK(moves(hands));
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    hands.frames(2);
    CHECK(live.held == -1);
    REQUIRE(rests(hands));
    CHECK(live.places != before);
}

TEST_CASE("layouts: pause stops it while the model trains on, kick throws it about, and it comes back to rest") {
    played::HeadlessApp hands({1280, 3000, false});
    REQUIRE(hands.app.open_link("map_dims=8&projection=tsne").ok());
    hands.app.play(false);
    hands.frames(2);
    REQUIRE(rests(hands));
    const std::vector<float> rested = places(hands);
    REQUIRE(hands.click("pause"));
    hands.frames(2);
    CHECK(seen(hands)["state"] == "paused at step 750");
    hands.app.step(50);
    hands.frames(30);
    CHECK(places(hands) == rested);
    REQUIRE(hands.click("go on"));
    REQUIRE(hands.frames_until([&] { return moves(hands); }));
    REQUIRE(rests(hands));
    const std::vector<float> followed = places(hands);
    CHECK(followed != rested);
    REQUIRE(hands.click("kick"));
    REQUIRE(hands.frames_until([&] { return moves(hands); }));
    REQUIRE(rests(hands));
    CHECK(places(hands) != followed);
    CHECK(seen(hands)["trustworthiness"].get<double>() > 0.85);
}

TEST_CASE("layouts: one of a lesson's six perplexities is taken, and the layer that is looked at stays") {
    played::HeadlessApp hands({});
    REQUIRE(hands.app.open_link("lesson=empty_towns&step=4").ok());
    hands.frames(5);
    hands.app.play(false);
    hands.press(ImGuiKey_1);  // its question
    hands.frames(2);
    REQUIRE(hands.app.start_sweep({"perplexity=2,30"}).ok());
    hands.app.play(false);
    hands.frames(5);
    app::take_cell(hands.app.rooms(), 0);
    const auto is_done = [&] { return Json::parse(app::lesson_json(hands.app.rooms()))["done"].get<bool>(); };
    CHECK(hands.frames_until(is_done, kManyFrames));
    CHECK(hands.app.rooms().view.layer == 0);
    CHECK(hands.app.session().running().perplexity == 2);
}
