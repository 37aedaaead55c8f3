// Looking closer: the panels for what is selected, pinned, mistaken, searched, walked and seen in slow motion fit on
// every screen, and what is clicked on them comes back as the right wish.
#include <doctest/doctest.h>

#include "map/things/neighbours.h"
#include "map/view/camera.h"
#include "stage.h"

namespace {

// Everything that there can be to look at, at once.
void fill(stage::Stage& stage) {
    ui::Looking& looking = stage.looking;
    map::choose_things(looking.selection, stage.shown.n_points, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
                       map::Choose::replace);
    map::summarise(*stage.material, looking.selection, looking.summary);
    looking.pinned = 3;
    looking.near_of = 3;
    map::nearest_in_features(stage.shown, 3, 6, looking.near_numbers);
    looking.near_by = "by all features";
    looking.near_map = looking.near_numbers;
    looking.n_hidden = 4;
    looking.walks = true;
    looking.decoded = {{"origin", model::Answer::classes, {0.2f, 0.7f, 0.1f}, {"USA", "Japan", "Europe"}, {}, -1},
                       {"fuel economy", model::Answer::number, {31.25f}, {"fuel economy"}, {}, -1}};
    const data::Attribute* origin = data::find_attribute(stage.material->dataset.row, "origin");
    REQUIRE(origin != nullptr);
    const data::Target target = data::build_target(stage.material->dataset, *origin);
    train::count_confusion(stage.shown.heads.front(), target.codes, stage.shown.held_out, train::Part::all,
                           looking.confusion);
    stage.events = {{map::RegionChange::split, 1200, 1, 0, 1, {}, "Japan's land in the north-east split off."}};
}

struct Screen {
    float w, h;
    bool touch;
};

std::string outside(const stage::Stage& stage) {
    std::string all;
    for (const std::string& text : stage.state.report.outside) all += text + "\n";
    return all;
}

const ui::PlacedText* find_part(const stage::Stage& stage, const std::string& part) {
    for (const ui::PlacedText& text : stage.state.report.texts) {
        if (text.text.find(part) != std::string::npos) return &text;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("selection, pinned thing, marker, confusion, events and slow motion fit on every screen") {
    stage::Stage stage;
    fill(stage);
    for (const Screen& screen : {Screen{1280, 720, false}, Screen{1440, 900, false}, Screen{900, 600, false},
                                 Screen{390, 844, true}, Screen{844, 390, true}}) {
        for (const int stage_of_step : {-1, 1}) {
            stage.slow_phase = stage_of_step;
            stage.slow_sentence =
                "2 of 4: the loss is 0.423; the worst is chevrolet chevelle malibu (3.07): the head says Japan 83 %, "
                "it is USA.";
            stage.playing = stage_of_step < 0;
            stage.closer = stage_of_step < 0 ? 1.0f : 3.0f;
            stage.resize(screen.w, screen.h);
            stage.theme(false, screen.touch);
            for (int tab = 0; tab < (screen.w < 760 ? 5 : 1); ++tab) {
                CAPTURE(screen.w);
                CAPTURE(tab);
                stage.state.tab = tab;
                stage.frames(3);
                CHECK(outside(stage) == "");
                CHECK(stage.overlaps() == "");
            }
        }
    }
}

TEST_CASE("links of the selection and keys of the map come back as wishes") {
    stage::Stage stage;
    fill(stage);
    stage.resize(1440, 900);
    stage.frames(3);
    REQUIRE(find_part(stage, "12 of ") != nullptr);
    const ui::PlacedText* hide = stage.find("hide");
    REQUIRE(hide != nullptr);
    CHECK(stage.click(*hide).selection.hide);
    CHECK(stage.key(ImGuiKey_N).map.pin_nearest);
    CHECK(stage.key(ImGuiKey_Period).training.slow_next);
    stage.looking.first_step = 0;
    stage.looking.last_step = 400;
    CHECK(stage.key(ImGuiKey_LeftBracket).map.see_step.value_or(-2) == 390);
    const ui::Actions away = stage.key(ImGuiKey_Escape);
    CHECK(away.selection.none);
    CHECK(away.map.pin.value_or(0) == -1);
    stage.key(ImGuiKey_L);
    CHECK(stage.state.tool == ui::Tool::lasso);
    const map::Point2 from = stage.state.map_origin;
    stage.press(from.x + 100, from.y + 150);
    for (const auto& [x, y] : {std::pair{180.0f, 150.0f}, std::pair{180.0f, 220.0f}, std::pair{100.0f, 220.0f}}) {
        stage.move(from.x + x, from.y + y);
    }
    const ui::Actions drawn = stage.release();
    CHECK(drawn.selection.lasso.size() >= 3);
    stage.key(ImGuiKey_W);
    CHECK(stage.state.tool == ui::Tool::walk);
    stage.key(ImGuiKey_Slash);
    CHECK(stage.state.search_open);
    // The field is given the keyboard: letters are words now, not keys.
    stage.frames(6);
    CHECK(ImGui::GetIO().WantTextInput);
    ImGui::GetIO().AddInputCharactersUTF8("ford");
    stage.frames(2);
    CHECK(stage.state.search_text == "ford");
}
