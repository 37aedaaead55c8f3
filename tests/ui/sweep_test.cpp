// Many maps at once on the stage: words fit every screen, levers are chosen, a map is taken.
#include <doctest/doctest.h>

#include "stage.h"

namespace {

struct Screen {
    float w = 1280, h = 720;
    bool touch = false;
};

constexpr Screen kScreens[] = {{1280, 720, false}, {1440, 900, false}, {2560, 1440, false},
                               {900, 600, false},  {390, 844, true},   {800, 1100, true}};

ui::SweepView maps(int columns, int rows) {
    ui::SweepView sweep;
    sweep.on = true;
    sweep.columns = columns;
    sweep.rows = rows;
    sweep.across = "loss 1: weight";
    for (int i = 0; i < columns; ++i) sweep.across_words.push_back("0.66666" + std::to_string(i));
    if (rows > 1) {
        sweep.down = "learning rate";
        for (int i = 0; i < rows; ++i) sweep.down_words.push_back("0.0046" + std::to_string(i));
    } else {
        sweep.agreement = 0.41;
        sweep.most = "Peugeot 504 Wagon";
        sweep.least = "VW Pickup";
    }
    sweep.step = 12345;
    sweep.bits_of = "origin";
    sweep.cells.resize(static_cast<std::size_t>(columns * rows));
    for (ui::SweepCellView& cell : sweep.cells) {
        cell.words = "seed 4";
        cell.right = 0.72;
        cell.loss = 1.234;
        cell.bits = 0.61;
    }
    sweep.cells[1].problem = "The loss \"reconstruct\" is there twice.";
    return sweep;
}

}  // namespace

TEST_CASE("many maps fit every screen: nothing leaves its place, nothing covers anything") {
    for (const Screen& screen : kScreens) {
        CAPTURE(screen.w);
        CAPTURE(screen.h);
        stage::Stage stage;
        stage.looks(false, screen.touch);
        stage.resize(screen.w, screen.h);
        for (const int what : {0, 1, 2, 3}) {
            CAPTURE(what);
            stage.sweep = what == 0 ? ui::SweepView{} : what == 1 ? maps(4, 4) : what == 2 ? maps(10, 1) : maps(3, 3);
            stage.frames(3);
            CHECK(stage.state.report.outside == std::vector<std::string>{});
            CHECK(stage.overlaps() == "");
        }
    }
}

TEST_CASE("many maps are asked for, started, looked across and taken") {
    stage::Stage stage;
    stage.resize(1440, 900);
    stage.frames(2);
    CHECK(stage.key(ImGuiKey_M).sweep_open);
    stage.sweep = ui::SweepView{};
    stage.frames(3);
    REQUIRE(stage.find("start") != nullptr);
    const ui::Actions started = stage.click(*stage.find("start"));
    REQUIRE(started.sweep_start.has_value());
    CHECK(started.sweep_start->across.path == "losses.0.weight");
    CHECK(started.sweep_start->across.from < started.sweep_start->across.to);
    CHECK_FALSE(started.sweep_start->ten_seeds);
    const ui::Actions seeds = stage.click(*stage.find("ten seeds"));
    REQUIRE(seeds.sweep_start.has_value());
    CHECK(seeds.sweep_start->ten_seeds);

    stage.sweep = maps(4, 4);
    const ui::Actions shown = stage.frames(3);
    CHECK(shown.sweep_cell.width > 100);
    REQUIRE(stage.find_last("72 % right, 0.61 bits") != nullptr);
    const ui::PlacedText below = *stage.find_last("72 % right, 0.61 bits");
    const ui::Actions taken = stage.click(below.x + 30, below.y - 30);
    CHECK(taken.sweep_take.value_or(-1) == 15);
    stage.move(below.x + 30, below.y - 30);
    const ui::Actions over = stage.frames();
    REQUIRE(over.sweep_pointer.has_value());
    CHECK(over.sweep_pointer->cell == 15);
    REQUIRE(stage.find("other levers") != nullptr);
    CHECK(stage.click(*stage.find("other levers")).sweep_choose);
    CHECK(stage.key(ImGuiKey_Escape).sweep_stop);
}
