// A against B on the stage: both maps stand where there is room, words fit, and what is pressed is asked for.
#include <doctest/doctest.h>

#include <cmath>

#include "stage.h"

namespace {

struct Screen {
    float w = 1280, h = 720;
    bool touch = false;
};

constexpr Screen kScreens[] = {{1280, 720, false}, {1440, 900, false}, {2560, 1440, false}, {900, 600, false},
                               {390, 844, true},   {320, 568, true},   {844, 390, true},    {800, 1100, true}};

const std::vector<int> kMovers = {3, 17, 101};
const std::vector<float> kMoved(500, 0.21f);

// B with a lever and figures of its own; the table of bits is A's for both.
ui::Compare compared(const stage::Stage& stage) {
    ui::Compare compare;
    compare.sides[0] = {
        .step = 1200, .loss = 0.412, .right = 0.71, .pulled = {}, .kept = &stage.kept, .says = {"USA", "92 %", 0}};
    compare.sides[1] = {
        .step = 1200, .loss = 0.334, .right = 0.8, .pulled = {}, .kept = &stage.kept, .says = {"Japan", "58 %", 1}};
    compare.changes = {"learning rate 0.01 → 0.03", "weight switched off"};
    compare.sides[1].pulled = compare.changes;
    compare.n_things = stage.shown.n_points;
    compare.movers = &kMovers;
    compare.moved = &kMoved;
    compare.median_moved = 0.04f;
    compare.same_question = true;
    compare.n_other_answers = 31;
    compare.land_share = 0.12f;
    compare.land = "USA lost 12 % of its land to Japan.";
    return compare;
}

}  // namespace

TEST_CASE("A against B fits every screen: nothing leaves its place, nothing covers anything") {
    for (const Screen& screen : kScreens) {
        CAPTURE(screen.w);
        CAPTURE(screen.h);
        stage::Stage stage;
        stage.theme(false, screen.touch);
        stage.resize(screen.w, screen.h);
        for (const bool plain : {true, false}) {
            stage.compare = compared(stage);
            if (plain) stage.compare->changes = stage.compare->sides[1].pulled = {};
            for (int tab = 0; tab < 6; ++tab) {
                stage.state.tab = tab;
                stage.frames(3);
                CHECK(stage.state.report.outside == std::vector<std::string>{});
                CHECK(stage.overlaps() == "");
            }
        }
    }
}

TEST_CASE("both maps stand side by side, of one size, where there is room; one of them on a phone") {
    stage::Stage stage;
    stage.compare = compared(stage);
    stage.frames(3);
    REQUIRE(stage.state.other_origin.has_value());
    CHECK(stage.state.other_origin->y == stage.state.map_origin.y);
    CHECK(stage.state.map_origin.x > stage.state.other_origin->x + stage.state.map_size.width);  // B is active
    CHECK(stage.state.map_size.width > 250);
    stage.compare->active = 0;
    stage.frames(3);
    CHECK(stage.state.map_origin.x < stage.state.other_origin->x);
    stage.theme(false, true);
    stage.resize(390, 844);
    stage.frames(3);
    CHECK_FALSE(stage.state.other_origin.has_value());
    CHECK(stage.state.map_size.width > 300);
    stage.compare.reset();
    stage.theme(false, false);
    stage.resize(1280, 720);
    stage.frames(3);
    CHECK_FALSE(stage.state.other_origin.has_value());
}

TEST_CASE("a fork is asked for, a side is chosen by its title and by its map, B is kept and dropped") {
    stage::Stage stage;
    stage.resize(1440, 1200);
    stage.frames(2);
    CHECK(stage.key(ImGuiKey_C).compare.fork);
    stage.compare = compared(stage);
    stage.frames(3);
    CHECK(stage.click(*stage.find("as it was")).compare.side.value_or(-1) == 0);
    const map::Point2 other = *stage.state.other_origin;
    const float x = other.x + stage.state.map_size.width / 2, y = other.y + stage.state.map_size.height / 2;
    stage.move(x, y);
    ui::Actions actions = stage.frames();
    CHECK(actions.map.on_other);
    REQUIRE(actions.map.pointer.has_value());
    CHECK(std::abs(actions.map.pointer->x - stage.state.map_size.width / 2) < 1);
    actions = stage.click(x, y);
    CHECK(actions.compare.side.value_or(-1) == 0);
    CHECK_FALSE(actions.map.clicked);
    CHECK(stage.click(*stage.find("Keep B")).compare.keep);
    CHECK(stage.click(*stage.find("Drop B")).compare.drop);
    const ui::Actions escaped = stage.key(ImGuiKey_Escape);
    CHECK_FALSE(escaped.compare.drop);
    CHECK_FALSE(escaped.compare.keep);
    CHECK(stage.state.compare_lines);
    stage.click(*stage.find("arrows from where A has it"));
    CHECK_FALSE(stage.state.compare_lines);
    CHECK(stage.click(*stage.find(stage.material->dataset.names[3])).map.pin.value_or(-1) == 3);
}

TEST_CASE("dragging on either map moves both; tools work on the active one only") {
    stage::Stage stage;
    stage.compare = compared(stage);
    stage.frames(3);
    const map::Point2 other = *stage.state.other_origin;
    stage.state.tool = ui::Tool::lasso;
    stage.press(other.x + 100, other.y + 200);
    ImGui::GetIO().AddMousePosEvent(other.x + 140, other.y + 230);
    const ui::Actions dragged = stage.frames();
    CHECK(dragged.map.pan.x == 40);
    CHECK(dragged.map.pan.y == 30);
    CHECK(stage.state.lasso.empty());
    CHECK_FALSE(stage.release().compare.side.has_value());
}

TEST_CASE("on a phone the sides and what becomes of B stand above the map, whatever tab is open") {
    stage::Stage stage;
    stage.theme(false, true);
    stage.resize(390, 844);
    stage.compare = compared(stage);
    for (int tab = 0; tab < 5; ++tab) {
        stage.state.tab = tab;
        stage.frames(3);
        REQUIRE(stage.find("keep B") != nullptr);
    }
    CHECK(stage.click(*stage.find("keep B")).compare.keep);
    CHECK(stage.click(*stage.find("drop B")).compare.drop);
    CHECK(stage.click(*stage.find("A")).compare.side.value_or(-1) == 0);
}

TEST_CASE("what both say of a thing stands on its card") {
    stage::Stage stage;
    stage.compare = compared(stage);
    stage.hovered = 3;
    stage.frames(2);
    stage.move(stage.state.map_origin.x + 60, stage.state.map_origin.y + 200);
    stage.frames(2);
    CHECK(stage.find("A: USA", 3) != nullptr);
    CHECK(stage.find("B: Japan", 3) != nullptr);
}
