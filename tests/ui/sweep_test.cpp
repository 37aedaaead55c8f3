// Many maps at once on the stage: words fit every screen, levers are chosen, a map is taken.
#include <doctest/doctest.h>

#include <algorithm>

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
    sweep.across = "how much fuel economy counts";
    for (int i = 0; i < columns; ++i) sweep.across_words.push_back("0.66666" + std::to_string(i));
    if (rows > 1) {
        sweep.down = "learning rate";
        for (int i = 0; i < rows; ++i) sweep.down_words.push_back("0.0046" + std::to_string(i));
        sweep.agreement = -0.001;  // of several groups of seeds
        sweep.agreement_to = 0.54;
        sweep.n_seeds = rows;
    } else {
        sweep.has_seeds = true;
        sweep.n_seeds = columns;
        sweep.agreement = 0.41;
        sweep.most = "Peugeot 504 Wagon";
        sweep.least = "VW Pickup";
    }
    sweep.step = 12345;
    sweep.steps_per_second = 123456;
    sweep.samples_per_s_cpu = 3.6e6;
    sweep.samples_per_s_card = 12e3;
    sweep.bits_of = "origin";
    sweep.bits_label = "origin";
    sweep.entropy_bits = 1.2;
    sweep.enough = 0.6;
    sweep.cells.resize(static_cast<std::size_t>(columns * rows));
    for (ui::SweepCellView& cell : sweep.cells) {
        cell.words = "seed 4";
        cell.score = 0.72;
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
        stage.theme(false, screen.touch);
        stage.resize(screen.w, screen.h);
        for (const int what : {0, 1, 2, 3, 4}) {
            CAPTURE(what);
            stage.sweep = what == 0   ? ui::SweepView{}
                          : what == 1 ? maps(4, 4)
                          : what == 2 ? maps(10, 1)
                          : what == 3 ? maps(3, 3)
                                      : maps(8, 8);
            stage.sweep->history = &stage.history;
            stage.sweep->shown = &stage.shown;
            stage.sweep->pointed = "how much fuel economy counts: 0.666663, learning rate: 0.00461";
            stage.frames(3);
            const std::vector<std::string>& outside = stage.state.report.outside;
            CHECK_MESSAGE(outside.empty(), (outside.empty() ? "" : outside.front()));
            CHECK(stage.overlaps() == "");
        }
    }
}

TEST_CASE("many maps are asked for, started, looked across and taken") {
    stage::Stage stage;
    stage.resize(1440, 900);
    stage.frames(2);
    CHECK(stage.key(ImGuiKey_M).sweep.open);
    stage.sweep = ui::SweepView{};
    stage.frames(3);
    REQUIRE(stage.find("start") != nullptr);
    const ui::Actions started = stage.click(*stage.find("start"));
    REQUIRE(started.sweep.start.has_value());
    CHECK(started.sweep.start->across.path == "losses.1.weight");
    CHECK(started.sweep.start->across.from < started.sweep.start->across.to);
    CHECK_FALSE(started.sweep.start->ten_seeds);
    const ui::Actions seeds = stage.click(*stage.find("ten seeds"));
    REQUIRE(seeds.sweep.start.has_value());
    CHECK(seeds.sweep.start->ten_seeds);

    stage.sweep = maps(4, 4);
    const ui::Actions shown = stage.frames(3);
    CHECK(shown.sweep.cell.width > 100);
    REQUIRE(stage.find_last("72 % right, 0.61 bits") != nullptr);
    const ui::PlacedText below = *stage.find_last("72 % right, 0.61 bits");
    const ui::Actions taken = stage.click(below.x + 30, below.y - 30);
    CHECK(taken.sweep.take.value_or(-1) == 15);
    stage.move(below.x + 30, below.y - 30);
    const ui::Actions over = stage.frames();
    REQUIRE(over.sweep.pointer.has_value());
    CHECK(over.sweep.pointer->cell == 15);
    REQUIRE(stage.find("other levers") != nullptr);
    CHECK(stage.click(*stage.find("other levers")).sweep.choose);
    CHECK(stage.key(ImGuiKey_Escape).sweep.stop);
}

TEST_CASE(
    "beside many maps stand the curves of the one pointed at, and what a lever did; nothing of the one that is not "
    "seen") {
    stage::Stage stage;
    stage.resize(1440, 1500);
    stage.frames(3);
    CHECK(stage.find("Bits kept") != nullptr);
    stage.sweep = maps(4, 4);
    train::Snapshot other = stage.shown;
    other.loss_train = 0.123;
    stage.sweep->history = &stage.history;
    stage.sweep->shown = &other;
    stage.sweep->pointed = "seed 4";
    stage.notice = "Power switched off. All maps move on from step 200.";
    stage.frames(3);
    CHECK(stage.find("Bits kept") == nullptr);
    CHECK(stage.find("0.123") != nullptr);
    CHECK(stage.find("Of seed 4. Point at another map for its own.") != nullptr);
    CHECK(stage.find(stage.notice, 1) != nullptr);
    stage.notice.clear();
    stage.problem = core::Error{"", "Something cannot be."};
    stage.frames(3);
    CHECK(stage.find("Something cannot be.", 1) != nullptr);
}

TEST_CASE("of many maps those that keep enough are framed, and what is enough can be said") {
    stage::Stage stage;
    stage.resize(1440, 900);
    stage.sweep = maps(4, 4);
    stage.frames(3);
    CHECK(stage.find("framed from") != nullptr);
    CHECK(stage.find("of 1.20") != nullptr);
    const auto says = [&](const std::string& words) {
        const std::vector<ui::PlacedText>& texts = stage.state.report.texts;
        return std::any_of(texts.begin(), texts.end(),
                           [&](const ui::PlacedText& placed) { return placed.text.find(words) != std::string::npos; });
    };
    CHECK(says("between 0 and 54 %"));
    REQUIRE(stage.find("0.60") != nullptr);
    stage.click(*stage.find("0.60"));
    stage.frames(2);
    ImGui::GetIO().AddInputCharactersUTF8("0.9");
    stage.frames(2);
    stage.key(ImGuiKey_Enter);
    stage.frames(2);
    CHECK(stage.state.sweep.enough == doctest::Approx(0.9));
    REQUIRE(stage.find("origin") != nullptr);
}

TEST_CASE("things can be coloured by how far seeds agree, once that is known") {
    stage::Stage stage;
    stage.resize(1440, 900);
    stage.sweep = maps(10, 1);
    stage.agreement_of = 0;
    stage.frames(3);
    const auto open_colors = [&] {
        // The pill's words: "colour by", and what they are by.
        REQUIRE(stage.find("colour by") != nullptr);
        stage.click(*stage.find("colour by"));
        stage.frames(3);
    };
    open_colors();
    CHECK(stage.find("agreement of 10 seeds", 2) == nullptr);
    stage.click(5, 895);  // beside the list: it closes
    stage.agreement_of = 10;
    stage.frames(3);
    open_colors();
    REQUIRE(stage.find("agreement of 10 seeds", 2) != nullptr);
    stage.click(*stage.find("agreement of 10 seeds", 2));
    stage.frames(2);
    CHECK(stage.state.by_agreement);
    CHECK(stage.find("agreement of 10 seeds") != nullptr);
    // An attribute again.
    open_colors();
    REQUIRE(stage.find("make", 2) != nullptr);
    stage.click(*stage.find("make", 2));
    stage.frames(2);
    CHECK_FALSE(stage.state.by_agreement);
    CHECK(stage.draft.color_by == "make");
}

TEST_CASE("a lesson's step can offer many maps") {
    stage::Stage stage;
    stage.resize(1280, 720);
    stage.guide = ui::Guide{};
    stage.guide->title = "Yellow cabs";
    stage.guide->text = "Sixteen maps.";
    stage.frames(3);
    CHECK(stage.find("train all these maps at once") == nullptr);
    stage.guide->has_maps = true;
    stage.frames(3);
    REQUIRE(stage.find("train all these maps at once") != nullptr);
    CHECK(stage.click(*stage.find("train all these maps at once")).lesson.maps);
}
