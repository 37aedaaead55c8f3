// data/import/: plain text that is no table: lines, and running text whose words are things.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "data/features.h"
#include "data/import/own_id.h"
#include "data/import/read_files.h"
#include "data/import/sheet_dataset.h"
#include "data/import/text_kind.h"
#include "data/line_text.h"
#include "data/text_words.h"

using namespace data;

namespace {

std::string words_of(std::string_view text) {
    std::string words;
    for (TextWords reader(text); reader.next();) words += (words.empty() ? "" : " ") + reader.word();
    return words;
}

// Two subjects, a chapter each: what stands beside what is known.
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
            text += "There the " + word(0) + " and the " + word(1) + " were,\nwith the old " + word(2) + ". ";
        }
        text += "\n\n";
    }
    return text;
}

Sheet read(const std::string& text, const std::string& name) {
    core::Result<Sheet> sheet = read_files({{name, text}});
    REQUIRE(sheet.ok());
    return std::move(sheet.value());
}

}  // namespace

TEST_CASE("words of a text: small letters, the longer side of an apostrophe, letters of other scripts") {
    CHECK(words_of("The whale's SKIN, don't!") == "the whale skin don");
    CHECK(words_of("l'homme d\xE2\x80\x99"
                   "été 42 x-ray") == "homme été x ray");
    CHECK(words_of("ÄPFEL Čech ŻÓŁW") == "äpfel čech żółw");
    CHECK(words_of("КИТ и Море · Ωmega") == "кит и море ωmega");
    CHECK(words_of("exam\xC2\xADple") == "example");
    CHECK(words_of("\xFF\xFE\x80 a\x80"
                   "b \xF0\x9F\x90\x8B") == "a b");
    CHECK(words_of("'' ' 12").empty());
}

TEST_CASE("a line of text as features: their number, shares of letters, words that count") {
    const std::vector<float> values = encode_line_text("Aba 1 Ж");
    REQUIRE(values.size() == line_text_columns().size());
    CHECK(values[0] == 7);
    CHECK(values[1] == 2);
    CHECK(values[2] == doctest::Approx(0.4));   // a
    CHECK(values[28] == doctest::Approx(0.2));  // digits
    for (const float value : encode_line_text("")) CHECK(value == 0);
}

TEST_CASE("plain text is taken for running text, for lines or for a table") {
    CHECK(find_text_kind(two_chapters(), "novel.txt") == TextKind::corpus);
    CHECK(find_text_kind(two_chapters(), "novel.csv") == TextKind::table);
    std::string titles, table = "name,kind,size\n", numbers, sentences;
    for (int i = 0; i < 60; ++i) {
        titles +=
            "A film about " + std::string(1, static_cast<char>('a' + i % 26)) + (i % 5 == 0 ? ", and more\n" : "\n");
        table += "thing,kind " + std::to_string(i % 3) + ",big\n";
        numbers += "1.5 2.5 3.5\n";
        sentences += "I liked the food, but it was cold. Never again will I come.\n";
    }
    CHECK(find_text_kind(titles, "titles.txt") == TextKind::lines);
    CHECK(find_text_kind(sentences, "reviews.txt") == TextKind::lines);
    CHECK(find_text_kind(table, "table.txt") == TextKind::table);
    CHECK(find_text_kind(numbers, "numbers.txt") == TextKind::table);
    CHECK(find_text_kind("", "empty.txt") == TextKind::table);
}

// Broken into lines of about `width` bytes, as mails and old editors do.
static std::string wrapped(const std::string& text, std::size_t width) {
    std::string lines;
    std::size_t in_line = 0;
    for (const char c : text) {
        const bool breaks = c == ' ' && in_line >= width;
        lines += breaks ? '\n' : c;
        in_line = breaks ? 0 : in_line + 1;
    }
    return lines;
}

TEST_CASE("plain text: paragraphs in one line, lines that end anywhere, other scripts, and texts that are too short") {
    std::string story, russian, endless, praise;
    for (int i = 0; i < 60; ++i) {
        story += "The old captain of the ship, who had 1,000 men and many guns, sailed. Nobody " +
                 std::string(static_cast<std::size_t>(i % 7), 'o') + " saw him again. ";
        russian += "Кит и старый Капитан плыли по морю. Корова стояла у Амбара, и Никто её не видел. ";
        endless += "anarchism originated as a term of abuse first used against early working class radicals ";
        praise += (i % 2 == 0 ? "Great food, and a nice place too. I shall come again" : "Too loud. Too dear") +
                  std::string("\n");
    }
    CHECK(find_text_kind(story, "pasted text") == TextKind::corpus);  // 1,000 has no separator
    CHECK(find_text_kind(wrapped(story, 60), "story.txt") == TextKind::corpus);
    CHECK(find_text_kind(wrapped(russian, 90), "story.txt") == TextKind::corpus);  // no line begins with a to z
    CHECK(find_text_kind(endless, "text8") == TextKind::corpus);                   // not one full stop
    CHECK(find_text_kind(praise, "reviews.txt") == TextKind::lines);               // ends anywhere, too, but uneven
    CHECK(find_text_kind("name, kind, size\n", "a.txt") == TextKind::table);
    CHECK(find_text_kind("ant,1,2,three\nbee,3,4,four\ncat,5,6,five\n", "pasted text") == TextKind::table);
    const std::string short_text =
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.";
    const core::Result<Sheet> sheet = read_files({{"pasted text", short_text}});
    REQUIRE_FALSE(sheet.ok());
    CHECK(
        sheet.error().sentence ==
        "The text has 24 words, and 4 of them occur 2 times or more without standing everywhere; a map of words needs "
        "12. Bring a longer text, or things of which each has a line of its own.");
}

TEST_CASE("plain text that cannot be read as what it looks like is read as something else, by its id, too") {
    std::string paragraph = two_chapters();
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    FilesReading reading(std::vector<ImportedFile>{{"novel.csv", paragraph}});
    while (reading.advance()) {
    }
    REQUIRE_FALSE(reading.result().ok());  // one line of 801 columns
    const KeptFiles text = reading.text_file();
    REQUIRE(text != nullptr);
    const core::Result<Sheet> words = read_text_as(*text, TextKind::corpus);
    REQUIRE(words.ok());
    const std::string id = own_id(words.value());
    CHECK(id.substr(id.rfind('_')) == "_r");
    CHECK(text_kind_in(id) == TextKind::corpus);
    CHECK_FALSE(text_kind_in("own_94d049bb133111eb_2c").has_value());
    const core::Result<Sheet> again = read_as(*text, id);
    REQUIRE(again.ok());
    CHECK(own_id(again.value()) == id);
    CHECK(again.value().n_rows == 16);
    // What is no text, or has no words, is nothing else either.
    for (const char* none : {"", "{\"a\": [1,", "\x89PNG\r\n", "  \n 1 \n"}) {
        CAPTURE(none);
        FilesReading other(std::vector<ImportedFile>{{"a.csv", none}});
        while (other.advance()) {
        }
        CHECK(other.text_file() == nullptr);
    }
}

TEST_CASE("running text: its words are things, and know what stands beside them") {
    const Sheet sheet = read(two_chapters(), "novel.txt");
    CHECK(sheet.format == "running text");
    CHECK(sheet.n_rows == 16);  // "there", "the", "and", "with", "old", "were" stand everywhere
    CHECK(sheet.warnings.at(1).find("stand evenly all over the text") != std::string::npos);
    core::Result<ImportedDataset> made = sheet_dataset(sheet, "novel.txt");
    REQUIRE(made.ok());
    const Dataset& dataset = made.value().dataset;
    CHECK(dataset.row.has_contexts);
    CHECK(dataset.row.losses.front().kind == "skip_gram");
    CHECK(build_features(dataset).n_rows == 16);
    const auto chapter = [&](int thing) {
        const Column* place = find_column(dataset.table, "place_in_the_text");
        return place->numbers[static_cast<std::size_t>(thing)] < 0.5f;
    };
    REQUIRE(dataset.contexts.first.size() == 17);
    CHECK(dataset.contexts.other.size() > 40);
    int n_across = 0;
    for (int thing = 0; thing < 16; ++thing)
        for (int at = dataset.contexts.first[static_cast<std::size_t>(thing)];
             at < dataset.contexts.first[static_cast<std::size_t>(thing) + 1]; ++at)
            n_across += chapter(thing) != chapter(dataset.contexts.other[static_cast<std::size_t>(at)]) ? 1 : 0;
    CHECK(n_across == 0);
    for (const int weight : dataset.contexts.weight) CHECK((weight >= 1 && weight <= 255));
}

TEST_CASE("plain text is taken for something else, its id says so, and the id makes it again") {
    Sheet sheet = read(two_chapters(), "novel.txt");
    const std::string id = own_id(sheet);
    REQUIRE(can_take_text_as(sheet));
    REQUIRE(take_text_as(sheet, TextKind::lines).ok());
    CHECK(sheet.n_rows == 802);
    CHECK(own_id(sheet) == id + "_l");
    REQUIRE(sheet_dataset(sheet, "novel.txt").ok());
    Sheet other = read(two_chapters(), "novel.txt");
    REQUIRE(choose_as(other, id + "_l").ok());
    CHECK(other.n_rows == 802);
    REQUIRE(take_text_as(other, TextKind::corpus).ok());
    CHECK(own_id(other) == id + "_r");
    // A table, too; what cannot be is refused, and stays what it was.
    Sheet names = read("name\nant\nbee\ncat\n", "names.csv");
    CHECK(take_text_as(names, TextKind::corpus).sentence().find("a map of words needs 12") != std::string::npos);
    CHECK(names.text_kind == TextKind::table);
    REQUIRE(take_text_as(names, TextKind::lines).ok());
    CHECK(names.n_rows == 4);
    core::Result<ImportedDataset> made = sheet_dataset(names, "names.csv");
    REQUIRE(made.ok());
    CHECK(made.value().dataset.names[1] == "ant");
    CHECK(build_features(made.value().dataset).n_rows == 4);
    Sheet json = read("[{\"a\": 1}, {\"a\": 2}]", "a.json");
    CHECK_FALSE(take_text_as(json, TextKind::lines).ok());
}

TEST_CASE("lines with bytes that are no UTF-8 are listed, and left out only if somebody says so") {
    Sheet sheet =
        read("Some words of a caf\xC3\xA9\nand a \xFF broken one\nand one more line\nthe last of them\n", "l.txt");
    CHECK(sheet.text_kind == TextKind::lines);
    CHECK(sheet.n_rows == 3);
    REQUIRE(sheet.n_faults == 1);
    CHECK(sheet.faults[0].line == 2);
    CHECK_FALSE(sheet_dataset(sheet, "l.txt").ok());
}
