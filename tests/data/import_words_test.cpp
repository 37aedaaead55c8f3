// data/import/word_choices: words that were left out of running text are brought in, things are left out, and ids say so.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "data/features.h"
#include "data/import/corpus_words.h"
#include "data/import/own_id.h"
#include "data/import/read_files.h"
#include "data/import/sheet_dataset.h"
#include "data/import/sheet_report.h"
#include "data/import/text_kind.h"
#include "data/import/word_choices.h"

using namespace data;

namespace {

// Two subjects, a chapter each, and words that stand everywhere; "hapax" stands once.
std::string two_chapters() {
    constexpr const char* kSea[] = {"whale", "harpoon", "captain", "sail", "wave", "mast", "crew", "oar"};
    constexpr const char* kFarm[] = {"cow", "barn", "farmer", "hay", "field", "plough", "horse", "fence"};
    std::string text;
    for (int chapter = 0; chapter < 2; ++chapter) {
        for (int i = 0; i < 400; ++i) {
            const auto word = [&](int k) {
                const int at = (i * 5 + k * 3 + i * i % 7) % 8;
                return std::string(chapter == 0 ? kSea[at] : kFarm[at]);
            };
            text += "There the " + word(0) + " and the " + word(1) + " were,\nwith an old " + word(2) + ". ";
        }
        text += chapter == 0 ? "\n\n" : "Hapax.\n";
    }
    return text;
}

Sheet read(const std::string& text) {
    core::Result<Sheet> sheet = read_files({{"novel.txt", text}});
    REQUIRE(sheet.ok());
    REQUIRE(sheet.value().text_kind == TextKind::corpus);
    return std::move(sheet.value());
}

std::string words_of(const std::vector<TextWord>& words) {
    std::string all;
    for (const TextWord& word : words) all += (all.empty() ? "" : " ") + word.word + " " + std::to_string(word.n);
    return all;
}

std::string choices_in(const Sheet& sheet) {
    const std::string id = own_id(sheet);
    return id.size() > 20 ? id.substr(21) : "";
}

// The company of a thing, by name.
std::string company_of(const Sheet& sheet, std::string_view word) {
    std::vector<std::string> company;
    for (int row = 0; row < sheet.n_rows; ++row) {
        if (value_of(sheet, sheet.cell(row, 0)) != word) continue;
        const auto at = static_cast<std::size_t>(row);
        for (int i = sheet.contexts.first[at]; i < sheet.contexts.first[at + 1]; ++i)
            company.emplace_back(value_of(sheet, sheet.cell(sheet.contexts.other[static_cast<std::size_t>(i)], 0)));
    }
    std::sort(company.begin(), company.end());
    std::string all;
    for (const std::string& each : company) all += (all.empty() ? "" : " ") + each;
    return all;
}

}  // namespace

TEST_CASE("words of running text: which were left out, and why") {
    const Sheet sheet = read(two_chapters());
    CHECK(words_of(words_left_out(sheet, LeftOut::everywhere)) ==
          "the 1600 there 800 and 800 were 800 with 800 old 800");
    CHECK(words_of(words_left_out(sheet, LeftOut::small)) == "an 800");
    CHECK(words_of(words_left_out(sheet, LeftOut::rare)) == "hapax 1");
    CHECK(words_left_out(sheet, LeftOut::many).empty());
    CHECK(sheet.n_left_out == std::array<int, kLeftOutReasons>{6, 1, 1, 0});
    CHECK(words_chosen(sheet, true).empty());
    CHECK(sheet_text(sheet).find("Left out, everywhere in the text: the (1,600), there (800)") != std::string::npos);
    CHECK(sheet_text(sheet).find("Left out, fewer than 3 times: hapax (1).") != std::string::npos);
    const core::Json report = sheet_report(sheet);
    CHECK(report.find("words")->size() == 8);
    CHECK(report.find("n_left_out")->dump() == "{\"everywhere\":6,\"short\":1,\"rare\":1,\"many\":0}");
}

TEST_CASE("words of running text: one is brought in, one is left out; ids make the same again, and back is back") {
    const Sheet as_read = read(two_chapters());
    Sheet sheet = as_read;
    REQUIRE(set_thing(sheet, "The", true).ok());
    CHECK(sheet.n_rows == as_read.n_rows + 1);
    CHECK(is_thing(sheet, "THE"));
    CHECK(words_of(words_chosen(sheet, true)) == "the 1600");
    CHECK(sheet.n_left_out[0] == 5);
    CHECK(choices_in(sheet) == "w746865");
    CHECK(value_of(sheet, sheet.cell(0, 0)) == "the");  // the most frequent thing
    // What stands everywhere has both chapters for company, and each of them has it.
    CHECK(company_of(sheet, "whale").find("the") != std::string::npos);
    REQUIRE(set_thing(sheet, "whale", false).ok());
    REQUIRE(set_thing(sheet, "hapax", true).ok());
    CHECK_FALSE(is_thing(sheet, "whale"));
    CHECK(company_of(sheet, "harpoon").find("whale") == std::string::npos);
    CHECK(choices_in(sheet) == "w6861706178-w746865-u7768616c65");
    CHECK(sheet.warnings.back() == "1 word is left out because you chose so.");
    CHECK(sheet_text(sheet).find("Things because you chose so: the (1,600), hapax (1).") != std::string::npos);
    Sheet again = as_read;
    REQUIRE(choose_as(again, own_id(sheet)).ok());
    CHECK(own_id(again) == own_id(sheet));
    CHECK(again.text == sheet.text);
    CHECK(again.contexts.other == sheet.contexts.other);
    CHECK(again.contexts.weight == sheet.contexts.weight);
    const core::Result<ImportedDataset> made = sheet_dataset(sheet, "novel.txt");
    REQUIRE(made.ok());
    CHECK(build_features(made.value().dataset).n_rows == sheet.n_rows);
    // Without the choices nothing is left of them.
    REQUIRE(set_things(sheet, {{"the", false}, {"hapax", false}, {"whale", true}}).ok());
    CHECK(own_id(sheet) == own_id(as_read));
    CHECK(sheet.text == as_read.text);
    CHECK(sheet.contexts.weight == as_read.contexts.weight);
}

TEST_CASE("words of running text: other choices stay, and a text that was taken for running text by a person") {
    Sheet sheet = read(two_chapters());
    REQUIRE(choose_as(sheet, own_id(sheet) + "_2x-t4").ok());
    REQUIRE(set_thing(sheet, "the", true).ok());
    CHECK(choices_in(sheet) == "w746865-2x-t4");
    CHECK(sheet.columns[1].kind == SheetKind::ignored);
    REQUIRE(take_text_as(sheet, TextKind::lines).ok());
    CHECK(set_thing(sheet, "the", true).sentence() ==
          "Words can be brought in and left out in running text only, and this was taken for one thing a line. Take it "
          "for running text first.");
    REQUIRE(take_text_as(sheet, TextKind::corpus).ok());
    REQUIRE(set_thing(sheet, "the", true).ok());
    CHECK(choices_in(sheet) == "r-w746865");
    Sheet again = read(two_chapters());
    REQUIRE(choose_as(again, own_id(sheet)).ok());
    CHECK(own_id(again) == own_id(sheet));
}

TEST_CASE("words of running text: of more than fit, the next comes in where one is left out") {
    std::string text;  // 710 words in order of how often they stand there, each in a crowd of its own
    for (int i = 0; i < 710; ++i) {
        std::string word = "zzz";
        for (int k = i; k > 0; k /= 26) word += static_cast<char>('a' + k % 26);
        for (int n = 0; n < (i < 5 ? 12 : 8) - i / 200; ++n) text += word + " word. ";
        text += i % 7 == 0 ? "\n\n" : "\n";
    }
    Sheet sheet = read(text);
    CHECK(sheet.n_rows == kMostCorpusWords);
    REQUIRE(words_left_out(sheet, LeftOut::many).size() > 5);
    const std::string next = words_left_out(sheet, LeftOut::many).front().word;
    const std::string first(value_of(sheet, sheet.cell(0, 0)));
    REQUIRE(set_thing(sheet, first, false).ok());
    CHECK(sheet.n_rows == kMostCorpusWords);
    CHECK(is_thing(sheet, next));
    // Who is brought in comes on top of them.
    const std::string more = words_left_out(sheet, LeftOut::many).front().word;
    REQUIRE(set_thing(sheet, more, true).ok());
    CHECK(sheet.n_rows == kMostCorpusWords + 1);
}

TEST_CASE("words of running text: what cannot be chosen is refused, and nothing has changed") {
    Sheet sheet = read(two_chapters());
    const std::string id = own_id(sheet);
    CHECK(set_thing(sheet, "kraken", true).sentence() ==
          "The text has no word \"kraken\"; choose one that stands in it, whole and without digits.");
    CHECK(set_thing(sheet, "the whale", true).sentence().find("\"the whale\" is not one word") == 0);
    CHECK(set_thing(sheet, "42", true).sentence().find("\"42\" is not one word") == 0);
    std::vector<WordChoice> all;
    for (int i = 0; i < kMostWordChoices + 1; ++i)
        all.push_back(
            {std::string("w") + static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i % 26), true});
    CHECK(set_things(sheet, all).sentence() == "At most 200 words can be chosen; these are 201.");
    // Too few are left.
    const std::vector<WordChoice> few = {
        {"whale", false}, {"harpoon", false}, {"captain", false}, {"sail", false}, {"wave", false}};
    CHECK(set_things(sheet, few).sentence().find("a map of words needs 12") != std::string::npos);
    CHECK(own_id(sheet) == id);
    CHECK(sheet.n_rows == 16);
    Sheet same = sheet;
    CHECK(choose_as(same, id + "_w7").sentence().find("\"w7\"") != std::string::npos);
    Sheet table = read_files({{"a.csv", "a,b\n1,x\n2,y\n"}}).value();
    CHECK(choose_as(table, own_id(table) + "_w746865").sentence().find("taken for a table") != std::string::npos);
}
