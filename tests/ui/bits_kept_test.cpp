// The table of bits kept and the figures below the small maps: what they say, what they do, and the rare states.
#include <doctest/doctest.h>

#include <cmath>

#include "stage.h"
#include "ui/text.h"

namespace {

// "–": too few things have the attribute to measure it.
std::string figure(double bits) { return std::isnan(bits) ? "–" : ui::number_label(bits, 0.01); }

// Every word in its place, at the sizes that are promised.
void check_sizes(stage::Stage& stage) {
    struct Screen {
        float w, h;
        bool touch;
        int tab;
    };
    for (const Screen& screen : {Screen{1280, 720, false, 0}, Screen{390, 844, true, 3}, Screen{900, 2400, false, 0},
                                 Screen{1440, 2400, false, 0}}) {
        for (const bool dark : {false, true}) {
            CAPTURE(screen.w);
            CAPTURE(dark);
            stage.resize(screen.w, screen.h);
            stage.theme(dark, screen.touch);
            stage.state.tab = screen.tab;
            stage.frames(3);
            std::string outside;
            for (const std::string& text : stage.state.report.outside) outside += text + "\n";
            CHECK(outside == "");
            CHECK(stage.overlaps() == "");
            if (screen.h > 2000 || screen.touch) CHECK(stage.find("Bits kept") != nullptr);  // else it is scrolled to
        }
    }
}

}  // namespace

TEST_CASE("the table has a row an attribute, a column a layer, and whole words at every size") {
    for (const data::DatasetRow& row : data::dataset_rows()) {
        CAPTURE(row.id);
        stage::Stage stage(row.id);
        check_sizes(stage);
        stage.resize(1280, 2400);
        stage.theme(false, false);
        stage.frames(3);
        CHECK(stage.state.shows_kept);
        for (const train::BitsAttribute& attribute : stage.kept.attributes) {
            CAPTURE(attribute.label);
            CHECK(stage.find(attribute.label) != nullptr);
            CHECK(stage.find(figure(attribute.entropy_bits)) != nullptr);
        }
        for (const char* title : {"in", "1", "map", "H"}) CHECK(stage.find(title) != nullptr);
        for (const train::BitsLayer& layer : stage.kept.layers) {
            for (const train::BitsCell& cell : layer.cells)
                CHECK(stage.find(train::certain_text(train::better(cell))) != nullptr);
        }
    }
}

TEST_CASE("the switch shows the other probe, in the table and below the small maps; at first the better one") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    for (train::BitsLayer& layer : stage.kept.layers) layer.cells[0] = {{0.31, 0.02}, {0.32, 0.02}, 20, 1, false};
    train::BitsCell& cell = stage.kept.layers[0].cells[0];  // of origin, which the map is coloured by
    cell.linear = {1.11, 0.01};
    cell.neighbours = {0.77, 0.06};
    stage.frames(3);
    const std::string of = " of " + ui::number_label(stage.kept.attributes[0].entropy_bits, 0.1) + " bits";
    CHECK(stage.find("1.11") != nullptr);
    CHECK(stage.find("origin: 1.11" + of) != nullptr);
    CHECK(stage.find("0.32") != nullptr);
    CHECK(stage.find("0.31") == nullptr);
    stage.click(*stage.find("neighbours"));
    CHECK(stage.find("origin: 0.7" + of) != nullptr);  // no more places than its error leaves, rounded down
    CHECK(stage.find("1.11") == nullptr);
    stage.click(*stage.find("linear"));
    CHECK(stage.find("1.11") != nullptr);
    CHECK(stage.find("0.31") != nullptr);
}

TEST_CASE("no figure is shown that its own error swamps; and it is said why a later layer may show more") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    for (train::BitsLayer& layer : stage.kept.layers) layer.cells[0] = {{1.3, 0.1}, {1.2, 0.1}, 20, 1, false};
    stage.kept.layers[0].cells[0] = {{0, 0.09}, {0.05, 0.06}, 20, 1, false};
    stage.frames(3);
    const ui::PlacedText* text = stage.find("<0.2");
    REQUIRE(text != nullptr);
    CHECK(stage.find("0.05") == nullptr);
    stage.move(text->x + 2, text->y + 4);
    stage.frames(60);
    std::string tips;
    for (const ui::PlacedText& placed : stage.state.report.texts) tips += placed.layer == 2 ? placed.text + " " : "";
    CAPTURE(tips);
    CHECK(tips.find("nothing but chance") != std::string::npos);
    CHECK(tips.find("A later layer shows more") != std::string::npos);
}

TEST_CASE("pressing an attribute colours the map by it; a cell says what it means") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    train::BitsCell& cell = stage.kept.layers.back().cells[0];
    cell.linear = {1.11, 0.01};
    cell.neighbours = {0.9, 0.01};
    cell.step = 20;
    stage.frames(3);
    const ui::PlacedText* text = stage.find("1.11");
    REQUIRE(text != nullptr);
    stage.move(text->x + 2, text->y + 4);
    stage.frames(60);  // tips come after a moment
    std::string tips;
    for (const ui::PlacedText& placed : stage.state.report.texts) tips += placed.layer == 2 ? placed.text + " " : "";
    CHECK(tips.find("The map keeps 1.11 of the") != std::string::npos);
    CHECK(tips.find("Measured at step 20.") != std::string::npos);
    stage.move(-100, -100);
    const ui::PlacedText* row = stage.find("body");
    REQUIRE(row != nullptr);
    stage.click(*row);
    CHECK(stage.draft.color_by == "body");
}

TEST_CASE("not measured, unknown, outdated, most layers: all fit") {
    stage::Stage stage;
    SUBCASE("nothing measured yet") {
        stage.kept = {};
        check_sizes(stage);
        CHECK(stage.find("Nothing is measured yet.") != nullptr);
        return;
    }
    SUBCASE("cells not measured yet") {
        for (train::BitsLayer& layer : stage.kept.layers) layer.cells.assign(layer.cells.size(), {});
    }
    SUBCASE("a layer that is not finite, an attribute without values") {
        for (train::BitsCell& cell : stage.kept.layers[1].cells) {
            cell.linear = cell.neighbours = train::unknown_bits();
        }
        stage.kept.attributes[0].entropy_bits = std::nan("");
        stage.kept.attributes[0].own_split = true;
    }
    SUBCASE("outdated") { train::remeasure(stage.kept); }
    SUBCASE("most layers, and bits of two figures before the point") {
        while (static_cast<int>(stage.kept.layers.size()) < model::layers_field().max_items + 2) {
            stage.kept.layers.push_back(stage.kept.layers[1]);
            stage.strip.pictures.push_back(stage.strip.pictures[1]);
        }
        stage.kept.attributes[1].entropy_bits = 12.34;
        for (train::BitsLayer& layer : stage.kept.layers) layer.cells[1].linear.bits = 11.11;
    }
    check_sizes(stage);
}
