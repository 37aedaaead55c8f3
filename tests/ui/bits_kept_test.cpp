// The table of bits kept and the figures below the small maps: what they say, what they do, and the rare states.
#include <doctest/doctest.h>

#include <cmath>

#include "stage.h"
#include "ui/text.h"

namespace {

std::string figure(double bits) { return ui::number_label(bits, 0.01); }

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
            stage.looks(dark, screen.touch);
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
        stage.looks(false, false);
        stage.frames(3);
        CHECK(stage.state.shows_kept);
        for (const train::KeptAttribute& attribute : stage.kept.attributes) {
            CAPTURE(attribute.label);
            CHECK(stage.find(attribute.label) != nullptr);
            CHECK(stage.find(figure(attribute.entropy_bits)) != nullptr);
        }
        for (const char* title : {"in", "1", "map", "H"}) CHECK(stage.find(title) != nullptr);
        for (const train::KeptLayer& layer : stage.kept.layers) {
            for (const train::KeptCell& cell : layer.cells) CHECK(stage.find(figure(cell.linear.bits)) != nullptr);
        }
    }
}

TEST_CASE("the switch shows the other probe, in the table and below the small maps") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    train::KeptCell& cell = stage.kept.layers[0].cells[0];  // of origin, which the map is coloured by
    cell.linear = {1.11, 0.05};
    cell.neighbours = {0.77, 0.06};
    stage.frames(3);
    const std::string of = " of " + figure(stage.kept.attributes[0].entropy_bits) + " bits";
    CHECK(stage.find("1.11") != nullptr);
    CHECK(stage.find("1.11 ±0.05" + of) != nullptr);
    stage.click(*stage.find("nearest neighbours"));
    CHECK(stage.find("0.77") != nullptr);
    CHECK(stage.find("0.77 ±0.06" + of) != nullptr);
    CHECK(stage.find("1.11 ±0.05" + of) == nullptr);
    stage.click(*stage.find("linear"));
    CHECK(stage.find("1.11") != nullptr);
}

TEST_CASE("pressing an attribute colours the map by it; a cell says what it means") {
    stage::Stage stage;
    stage.resize(1440, 2400);
    train::KeptCell& cell = stage.kept.layers.back().cells[0];
    cell.linear = {1.11, 0.05};
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
        for (train::KeptLayer& layer : stage.kept.layers) layer.cells.assign(layer.cells.size(), {});
    }
    SUBCASE("a layer that is not finite, an attribute without values") {
        for (train::KeptCell& cell : stage.kept.layers[1].cells) {
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
        for (train::KeptLayer& layer : stage.kept.layers) layer.cells[1].linear.bits = 11.11;
    }
    check_sizes(stage);
}
