// data/import/missing_words: which words count as missing, and what a person's choice about one changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "data/import/missing_words.h"
#include "data/import/own_id.h"
#include "data/import/read_sheet.h"
#include "data/import/sheet_dataset.h"
#include "data/import/sheet_report.h"

using namespace data;

namespace {

// 40 plants: heights with -999 and NA, an origin with "unknown" and "?", an age whose words are too many for numbers.
std::string plants() {
    std::string text = "height,origin,age\n";
    for (int i = 0; i < 40; ++i) {
        text += (i % 10 == 3 ? "-999" : i % 10 == 4 ? "NA" : std::to_string(10 + i % 7)) + ",";
        text += std::string(i % 8 == 1 ? "unknown" : i % 8 == 2 ? "?" : i % 2 == 0 ? "hill" : "shore") + ",";
        text += (i % 3 == 0 ? "not asked" : std::to_string(i / 2 + 1)) + "\n";
    }
    return text;
}

Sheet read(const std::string& text) {
    core::Result<Sheet> sheet = read_sheet(text);
    REQUIRE(sheet.ok());
    return std::move(sheet.value());
}

SheetWord word_in(const Sheet& sheet, const std::string& text) {
    for (const SheetWord& word : missing_words(sheet, 100))
        if (word.word == text) return word;
    return {};
}

bool warns(const Sheet& sheet, std::string_view part) {
    const auto said = warnings_of(sheet);
    return std::any_of(said.begin(), said.end(),
                       [&](const std::string& each) { return each.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("missing words: those that count as missing are found, and those that might") {
    const Sheet sheet = read(plants());
    CHECK(word_in(sheet, "NA").n_missing == 4);
    CHECK_FALSE(word_in(sheet, "NA").can_change);  // among numbers
    CHECK(word_in(sheet, "?").n_missing == 5);
    CHECK(word_in(sheet, "?").can_change);
    CHECK(word_in(sheet, "unknown").n_values == 5);
    CHECK(word_in(sheet, "-999").n_values == 4);
    CHECK(warns(sheet, "4 cells of \"height\" are -999, far from all others."));
    CHECK(what_is_missing(sheet) == "? (5), NA (4)");
    CHECK(sheet_text(sheet).find("Counts as a value: unknown (5), -999 (4).") != std::string::npos);
    const core::Json report = sheet_report(sheet);
    CHECK(report.find("missing_words")->size() == 4);
}

TEST_CASE("missing words: a number that stands for a missing one is no outlier any more") {
    Sheet sheet = read(plants());
    CHECK(sheet.columns[0].least == -999);
    REQUIRE(set_missing(sheet, "-999", true).ok());
    CHECK(sheet.columns[0].least == 10);
    CHECK(sheet.columns[0].n_missing == 8);
    CHECK_FALSE(warns(sheet, "-999, far"));
    CHECK(warns(sheet, "8 cells of \"height\" are missing (empty, or written -999 and NA)."));
    // The choice is part of the id, and the id makes it again.
    const std::string id = own_id(sheet);
    CHECK(id.substr(id.rfind('_')) == "_m2d393939");
    Sheet other = read(plants());
    REQUIRE(choose_as(other, id).ok());
    CHECK(other.columns[0].n_missing == 8);
    CHECK(own_id(other) == id);
    // Taken back, nothing is left of it.
    REQUIRE(set_missing(sheet, "-999", false).ok());
    CHECK(sheet.missing_choices.empty());
    CHECK(sheet.columns[0].least == -999);
    CHECK(own_id(sheet) == own_id(read(plants())));
}

TEST_CASE("missing words: a class of its own, or none") {
    Sheet sheet = read(plants());
    CHECK(sheet.columns[1].n_distinct == 3);  // hill, shore, unknown
    REQUIRE(set_missing(sheet, "unknown", true).ok());
    REQUIRE(set_missing(sheet, "?", false).ok());
    CHECK(sheet.columns[1].n_distinct == 3);  // hill, shore, ?
    CHECK(sheet.columns[1].n_missing == 5);
    const core::Result<ImportedDataset> made = sheet_dataset(sheet, "plants.csv");
    REQUIRE(made.ok());
    const Column* origin = find_column(made.value().dataset.table, "origin");
    REQUIRE(origin != nullptr);
    CHECK(std::count(origin->categories.begin(), origin->categories.end(), "?") == 1);
    CHECK(std::count(origin->categories.begin(), origin->categories.end(), "unknown") == 0);
    CHECK(count_missing(*origin) == 5);
    REQUIRE(set_missing(sheet, "unknown", false).ok());
    REQUIRE(set_missing(sheet, "?", true).ok());
    CHECK(sheet.missing_choices.empty());
}

TEST_CASE("missing words: what a column is, is found out once more, unless it was chosen") {
    Sheet sheet = read(plants());
    CHECK(sheet.columns[2].kind != SheetKind::number);
    REQUIRE(set_missing(sheet, "not asked", true).ok());
    CHECK(sheet.columns[2].kind == SheetKind::number);
    CHECK(sheet.columns[2].n_missing == 14);
    REQUIRE(set_kind(sheet, 2, SheetKind::text).ok());
    REQUIRE(set_missing(sheet, "not asked", false).ok());
    CHECK(sheet.columns[2].kind == SheetKind::text);
    CHECK(sheet.columns[2].why == "You chose it.");
    CHECK(sheet.columns[2].n_missing == 0);
}

TEST_CASE("missing words: \"NA\" is a country among countries, until somebody says that it is missing") {
    std::string text = "country,n\n";
    for (const char* code : {"DE", "FR", "NA", "ZA", "NA", "DE", "FR", "ZA"})
        text += std::string(code) + "," + std::to_string(text.size()) + "\n";
    Sheet sheet = read(text);
    CHECK(sheet.columns[0].n_missing == 0);
    CHECK(word_in(sheet, "NA").n_values == 2);
    REQUIRE(set_missing(sheet, "NA", true).ok());
    CHECK(sheet.columns[0].n_missing == 2);
    CHECK(sheet.columns[0].n_distinct == 3);
    REQUIRE(set_missing(sheet, "NA", false).ok());
    CHECK(sheet.columns[0].n_missing == 0);
    CHECK(sheet.missing_choices.empty());
}

TEST_CASE("missing words: a word that no cell has is refused with a sentence") {
    Sheet sheet = read(plants());
    CHECK(set_missing(sheet, "na", true).sentence() ==
          "No cell is \"na\"; a word that counts as missing is compared letter by letter, capitals too.");
    CHECK(set_missing(sheet, "  ", true).sentence().find("An empty cell always counts") == 0);
    const std::string id = own_id(sheet);
    CHECK_FALSE(choose_as(sheet, id + "_m").ok());
    CHECK_FALSE(choose_as(sheet, id + "_m4").ok());
    CHECK_FALSE(choose_as(sheet, id + "_mzz").ok());
    CHECK_FALSE(choose_as(sheet, id + "_m00").ok());
    CHECK(own_id(sheet) == id);
}

TEST_CASE("missing words: only nines that lie apart are taken for a stand-in") {
    for (const char* text : {"-9", "-99", "-999", "99", "9999", "-999.0", "999,0"}) CHECK(is_stand_in(text));
    for (const char* text : {"9", "90", "-1", "99.5", "", "-", "x99"}) CHECK_FALSE(is_stand_in(text));
    std::string percent = "share\n";
    for (int i = 0; i < 60; ++i) percent += std::to_string(i % 30 * 3 + 12) + "\n";  // 99 twice, near 96
    CHECK(missing_words(read("name," + percent), 10).empty());
}
