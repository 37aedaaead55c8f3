// Every panel, in every layout, with every data set and with the states that are rare: draws, and no words leave their
// card or cover each other.
#include <doctest/doctest.h>

#include <cmath>

#include "app/lesson/guide.h"
#include "lessons/lesson.h"
#include "stage.h"
#include "ui/text.h"

namespace {

struct Screen {
    float w, h;
    bool touch;
};
constexpr Screen kScreens[] = {{1280, 720, false}, {1440, 900, false}, {2560, 1440, false}, {900, 600, false},
                               {390, 844, true},   {320, 568, true},   {844, 390, true},    {1024, 768, true}};

// Three frames: popups and overlapping items settle in the second.
void check_frames(stage::Stage& stage) {
    stage.frames(3);
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
    // A budget, so that a frame stays cheap; without names of things, which come on top.
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) CHECK(list->VtxBuffer.Size < 65536);
    std::string outside;
    for (const std::string& text : stage.state.report.outside) outside += text + "\n";
    CHECK(outside == "");
    CHECK(stage.overlaps() == "");
}

void check_all_screens(stage::Stage& stage) {
    for (const Screen& screen : kScreens) {
        for (const bool dark : {false, true}) {
            CAPTURE(screen.w);
            CAPTURE(dark);
            stage.resize(screen.w, screen.h);
            stage.theme(dark, screen.touch);
            const int n_tabs = screen.w < 760 ? (stage.guide ? 6 : 5) : 1;
            for (int tab = 0; tab < n_tabs; ++tab) {
                CAPTURE(tab);
                stage.state.tab = tab;
                check_frames(stage);
            }
        }
    }
}

}  // namespace

TEST_CASE("every layout draws every data set without words outside or over each other") {
    for (const data::DatasetRow& row : data::dataset_rows()) {
        CAPTURE(row.id);
        stage::Stage stage(row.id);
        check_all_screens(stage);
    }
}

TEST_CASE("at 400 % of 1280 by 1024 the map and each panel are there, one at a time") {
    stage::Stage stage;
    stage.resize(320, 256);
    check_frames(stage);
    CHECK(stage.state.map_size.height > 100);
    const ui::PlacedText* pill = stage.find("Map");
    REQUIRE(pill != nullptr);
    stage.click(*pill);
    stage.frames(3);
    const ui::PlacedText* row = stage.find("Layers", 2);
    REQUIRE(row != nullptr);
    stage.click(*row);
    stage.move(-1, -1);
    CHECK(stage.state.panel_alone);
    CHECK(stage.state.tab == 1);
    for (int tab = 0; tab < 5; ++tab) {
        CAPTURE(tab);
        stage.state.tab = tab;
        check_frames(stage);
        CHECK(stage.find("Map") == nullptr);
        CHECK(stage.state.report.texts.size() > 4);
    }
}

TEST_CASE("the help of all controls, open details and long notices fit") {
    stage::Stage stage;
    stage.state.show_help = true;
    stage.state.open_losses = ~0u;
    stage.state.open_legend = true;
    stage.notice = "You switched weight off. 11 % of the map changed hands; it carries on from step 1,500.";
    check_all_screens(stage);
}

// Asked, predicted with a hint, and done, on the sizes that are tightest.
TEST_CASE("every step of every lesson fits, asked, tried and done") {
    stage::Stage stage;
    const lessons::Moment moment{
        .spec = stage.draft, .shown = stage.shown, .material = *stage.material, .desk = stage.state.desk};
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        stage.ledger = lesson->ledger;
        stage.ledger_of = lesson->id;
        for (std::size_t i = 0; i < lesson->steps.size(); ++i) {
            CAPTURE(lesson->id);
            CAPTURE(i);
            app::Guide guide;
            guide.open(*lesson, static_cast<int>(i), 0);
            for (int look = 0; look < 3; ++look) {
                if (look == 1) guide.predict(0);
                if (look == 1) guide.show_hint();
                stage.guide = guide.view(moment);
                if (look == 2) {
                    stage.guide->done = true;
                    stage.guide->verdict = std::string(lesson->steps[i].predict.wrong);
                    stage.guide->took = "12,345 steps, 26 units";
                }
                CAPTURE(look);
                for (const Screen& screen : {kScreens[0], kScreens[3], kScreens[4], kScreens[5]}) {
                    CAPTURE(screen.w);
                    stage.resize(screen.w, screen.h);
                    stage.theme(false, screen.touch);
                    stage.state.tab = 0;
                    check_frames(stage);
                }
            }
        }
    }
}

TEST_CASE("the list of lessons fits") {
    stage::Stage stage;
    stage.lessons = app::Guide().list();
    for (const Screen& screen : kScreens) {
        CAPTURE(screen.w);
        stage.state.show_lessons = true;
        stage.resize(screen.w, screen.h);
        stage.theme(false, screen.touch);
        check_frames(stage);
    }
}

TEST_CASE("the fantasy map: cartouche and compass stand clear of all else on it; a small map has none") {
    stage::Stage stage;
    stage.fantasy = true;
    stage.labels = {{0, "Port USA", {200, 200}, 0.5f, 1}};
    for (const std::string notice : {"", "You added a layer. It starts close to what was there before it."}) {
        stage.notice = notice;
        check_all_screens(stage);
    }
    const auto says = [&] {
        for (const ui::PlacedText& text : stage.state.report.texts) {
            if (text.layer == 1 && text.text.find("loss ") == 0) return true;
        }
        return false;
    };
    stage.theme(false, false);
    stage.resize(1280, 720);
    check_frames(stage);
    CHECK(says());
    CHECK(stage.state.cartouche_at >= 0);
    CHECK(stage.state.compass_at >= 0);
    const auto& boxes = stage.state.map_covered;
    for (std::size_t a = 0; a < boxes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const bool apart = boxes[a].left >= boxes[b].right || boxes[b].left >= boxes[a].right ||
                               boxes[a].top >= boxes[b].bottom || boxes[b].top >= boxes[a].bottom;
            CHECK(apart);
        }
        CHECK(boxes[a].right <= stage.state.map_size.width);
        CHECK(boxes[a].bottom <= stage.state.map_size.height);
    }
    stage.resize(390, 844);
    check_frames(stage);
    CHECK_FALSE(says());
}

TEST_CASE("the kind of map is chosen on the map, wherever there is room for the pill") {
    stage::Stage stage;
    for (const Screen& screen : {Screen{1280, 720, false}, Screen{900, 600, false}, Screen{390, 844, true}}) {
        stage.resize(screen.w, screen.h);
        stage.theme(false, screen.touch);
        stage.frames(3);
        CHECK(stage.find("chart", 1) != nullptr);
    }
}

TEST_CASE("numeric colours, and more classes than the palette has") {
    stage::Stage stage;
    for (const data::Attribute& attribute : stage.material->dataset.row.attributes) {
        CAPTURE(attribute.id);
        stage.draft.color_by = attribute.id;
        stage.coloring = map::color_points(*stage.material, attribute.id);
        check_all_screens(stage);
    }
    stage.coloring.numeric = false;
    stage.coloring.legend.clear();
    for (int i = 0; i < 60; ++i) {
        stage.coloring.legend.push_back({i % 11, "class with a long name " + std::to_string(i), 1000 + i});
        stage.labels.push_back({i, "class " + std::to_string(i), {static_cast<float>(i * 9), 200}, 0.1f, 1});
    }
    stage.state.open_legend = true;
    check_all_screens(stage);
}

TEST_CASE("the rare states draw: no history, no heads, no features, most layers and losses") {
    stage::Stage stage;
    SUBCASE("nothing trained") {
        stage.history = {};
        stage.shown.heads.clear();
        stage.shown.points.clear();
        stage.shown.n_points = 0;
    }
    SUBCASE("all features off") { stage.draft.features.clear(); }
    SUBCASE("most layers and losses") {
        while (static_cast<int>(stage.draft.layers.size()) < model::layers_field().max_items) {
            stage.draft.layers.push_back(model::new_layer(stage.draft));
        }
        while (static_cast<int>(stage.draft.losses.size()) < model::losses_field().max_items) {
            stage.draft.losses.push_back(model::new_loss(stage.draft));
        }
    }
    SUBCASE("losses that are not numbers") {
        for (train::HistoryEntry& entry : stage.history.entries) {
            entry.loss_held_out = entry.accuracy = std::nan("");
        }
        for (train::HeadSnapshot& head : stage.shown.heads) head.accuracy = head.balanced_accuracy = std::nan("");
        stage.shown.loss_held_out = std::nan("");
        stage.state.log_loss = true;
    }
    SUBCASE("alarm and rest") {
        stage.alarm = "The weights became infinite at step 120. Lower the learning rate and play on.";
        stage.resting = "settled after 4,100 steps";
    }
    check_all_screens(stage);
}

TEST_CASE("a problem stands below the control that it names, else on the map") {
    stage::Stage stage;
    stage.resize(1440, 2400);  // high enough for every card to be seen
    std::vector<std::string> in_cards = {"features", "map_dims", "optimiser", "lr",     "momentum", "batch",
                                         "speed",    "held_out", "seed",      "layers", "losses"};
    for (const auto& field : model::layer_fields()) in_cards.push_back("layers.1." + std::string(field.id));
    for (const auto& field : model::loss_fields()) in_cards.push_back("losses.0." + std::string(field.id));
    for (const std::string& path : in_cards) {
        CAPTURE(path);
        stage.problem = core::Error{path, "This is wrong."};
        stage.frames(3);
        CHECK(stage.find("This is wrong.", 0) != nullptr);
        CHECK(stage.find("This is wrong.", 1) == nullptr);
    }
    for (const char* path : {"dataset", "color", "regions", "theme", "", "layers.7.width"}) {
        CAPTURE(path);
        stage.problem = core::Error{path, "This is wrong."};
        stage.frames(3);
        CHECK(stage.find("This is wrong.", 1) != nullptr);
    }
}

TEST_CASE("every field of the schema has a widget, and the named parts only are shown when embedded") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    stage.draft.optimiser = "momentum";
    stage.frames(3);
    for (const char* id : {"optimiser", "lr", "momentum", "batch", "speed", "held_out", "seed"}) {
        CAPTURE(id);
        CHECK(stage.find(std::string(model::spec_field(id).label)) != nullptr);
    }
    CHECK(stage.find("Architecture") != nullptr);
    stage.parts = {true, false, true, false, false};
    for (const Screen& screen : {Screen{700, 420, false}, Screen{360, 420, true}, Screen{1300, 500, false}}) {
        stage.resize(screen.w, screen.h);
        stage.theme(false, screen.touch);
        check_frames(stage);
        CHECK(stage.find("Features") != nullptr);
        CHECK(stage.find("Architecture") == nullptr);
        CHECK(stage.find("Embedscape") == nullptr);
        CHECK(stage.state.map_size.width > 200);
    }
    stage.parts = {false, false, false, false, false};
    check_frames(stage);
    CHECK(stage.state.map_size.width > 1200);
}

TEST_CASE("what is under the pointer is told") {
    stage::Stage stage;
    stage.hovered = 0;
    stage.hovered_answer = {0.71f, 0.22f, 0.07f};
    for (const Screen& screen : kScreens) {
        CAPTURE(screen.w);
        stage.resize(screen.w, screen.h);
        stage.theme(false, false);
        stage.frames(2);
        const float x = stage.state.map_origin.x + stage.state.map_size.width / 2;
        const float y = stage.state.map_origin.y + stage.state.map_size.height - 30;
        stage.move(x, y);
        check_frames(stage);
        CHECK(stage.find(stage.material->dataset.names[0], 3) != nullptr);
        CHECK(stage.find("71 %", 3) != nullptr);
        stage.move(-100, -100);
    }
}

TEST_CASE("the report of words does find one that leaves its card") {
    stage::Stage stage;
    stage.frames(1);
    ImGui::NewFrame();
    ui::LayoutReport report;
    report.on = true;
    ui::report_text_to(&report);
    ImGui::Begin("test");
    {
        const ui::TextBounds bounds({0, 0, 40, 100}, 0);
        ui::draw_paragraph(0, 0, 500, ui::faces().text, IM_COL32_WHITE, "much wider than forty pixels");
    }
    ImGui::End();
    ui::report_text_to(nullptr);
    ImGui::Render();
    CHECK(report.outside.size() == 1);
}

TEST_CASE("figures read well") {
    CHECK(ui::thousands(0) == "0");
    CHECK(ui::thousands(999) == "999");
    CHECK(ui::thousands(1234567) == "1,234,567");
    CHECK(ui::thousands(-1234) == "-1,234");
    CHECK(ui::short_count(412345) == "412k");
    CHECK(ui::short_count(999.7) == "1.0k");
    CHECK(ui::short_count(3.14e6) == "3.1M");
    CHECK(ui::number_label(0.25, 0.01) == "0.25");
    CHECK(ui::number_label(16, 1) == "16");
    CHECK(ui::number_label(0.01, 1e-5) == "0.01");
    CHECK(ui::number_label(1.14192585757337e13, 1) == "1.1e13");  // not cut after the first five digits
    CHECK(ui::number_label(-1.62e7, 0.01) == "-1.6e7");
    CHECK(ui::short_count(1.14e13) == "1.1e13");
    CHECK(ui::figure_text(1.14192585757337e13) == "1.14e13");
    CHECK(ui::figure_text(3504) == "3504");
    CHECK(ui::figure_text(std::nan("")) == "missing");
}
