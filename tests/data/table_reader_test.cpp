// data/table_reader.h: what is read, and every sentence that says why something is not.
#include "data/table_reader.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "data/utf8.h"

using namespace data;
using Words = std::vector<std::string>;

namespace {

Table read(std::string_view text) {
    core::Result<Table> table = read_table(text);
    CAPTURE(text);
    if (!table.ok()) MESSAGE(table.error().sentence);
    REQUIRE(table.ok());
    return table.value();
}

// The sentence of an error; empty (and a failed check) if the text was read.
std::string problem(std::string_view text) {
    const core::Result<Table> table = read_table(text);
    CHECK_FALSE(table.ok());
    if (table.ok()) return {};
    CHECK(table.error().field == "table");
    return table.error().sentence;
}

// The words in row order, "-" where one is missing.
Words words(const Table& table, std::string_view id) {
    const Column* column = find_column(table, id);
    REQUIRE(column != nullptr);
    REQUIRE(column->kind == ColumnKind::category);
    Words found;
    for (const int code : column->codes)
        found.push_back(code < 0 ? "-" : column->categories[static_cast<std::size_t>(code)]);
    return found;
}

std::vector<float> numbers(const Table& table, std::string_view id) {
    const Column* column = find_column(table, id);
    REQUIRE(column != nullptr);
    REQUIRE(column->kind == ColumnKind::number);
    return column->numbers;
}

}  // namespace

TEST_CASE("a plain table") {
    const Table table = read("name,weight\nbus,12000\nvan,1800.5\n");
    CHECK(table.n_rows == 2);
    REQUIRE(table.columns.size() == 2);
    CHECK(words(table, "name") == Words{"bus", "van"});
    CHECK(numbers(table, "weight") == std::vector<float>{12000, 1800.5f});
    CHECK(find_column(table, "colour") == nullptr);
}

TEST_CASE("the separator is found from the header line") {
    CHECK(numbers(read("a\tb\n1\t2\n"), "b")[0] == 2.0f);
    CHECK(numbers(read("a;b\n1;2\n"), "b")[0] == 2.0f);
    CHECK(words(read("a\tb, or c\nx\ty, z\n"), "b_or_c") == Words{"y, z"});
    CHECK(read("\n\na;b\n1,5;2\n").columns.size() == 2);  // empty lines above do not mislead it
    CHECK(numbers(read("\"a;;;\",b\n1,2\n"), "b")[0] == 2.0f);
    CHECK(read("only\n1\n2\n").n_rows == 2);
}

TEST_CASE("semicolons bring a decimal comma, commas do not") {
    CHECK(numbers(read("a;b\n1,5;2.5\n"), "a")[0] == 1.5f);
    CHECK(words(read("a\tb\n1,5\t2\n"), "a") == Words{"1,5"});
}

TEST_CASE("quotes") {
    const Table table = read("name,note\n\"Town, Country\",\"said \"\"go\"\"\"\n\"two\nlines\", \"spaced\" \n");
    CHECK(words(table, "name") == Words{"Town, Country", "two\nlines"});
    CHECK(words(table, "note") == Words{"said \"go\"", "spaced"});
    CHECK(words(read("a,b\n\" x \", y \n"), "a") == Words{" x "});  // quoted spaces are meant, others are not
    CHECK(words(read("a,b\n\" x \", y \n"), "b") == Words{"y"});
    CHECK(words(read("a\n5\" pipe\n"), "a") == Words{"5\" pipe"});  // a quote inside a plain value is a character
}

TEST_CASE("line ends, a byte order mark and empty lines") {
    CHECK(read("a,b\r\n1,2\r\n3,4\r\n").n_rows == 2);
    CHECK(numbers(read("a,b\r\n1,2"), "b")[0] == 2.0f);  // no line end at the end
    CHECK(words(read("a,b\r\nx,y\r\n"), "b") == Words{"y"});
    CHECK(read("\xEF\xBB\xBFname,b\n1,2\n").columns[0].id == "name");
    CHECK(read("a,b\n\n1,2\n   \n\r\n3,4\n\n").n_rows == 2);
    CHECK(count_missing(read("a,b\n,\n1,2\n").columns[0]) == 1);  // only separators: a row of missing values
    CHECK(read("a\tb\n\t\n1\t2\n").n_rows == 2);
}

TEST_CASE("missing values are kept as missing") {
    const Table table = read("x,word\n1,a\n,\nNA,n/a\n?,NULL\nnan,\"\"\n2,b\n");
    const std::vector<float> x = numbers(table, "x");
    CHECK(x.front() == 1.0f);
    CHECK(x.back() == 2.0f);
    CHECK(std::isnan(x[1]));
    CHECK(count_missing(*find_column(table, "x")) == 4);
    CHECK(words(table, "word") == Words{"a", "-", "-", "-", "-", "b"});
    CHECK(count_missing(*find_column(table, "word")) == 4);
    // Nothing in it: a column of numbers without any.
    CHECK(find_column(read("x,y\n1,\n2,NA\n"), "y")->kind == ColumnKind::number);
    // A word that only begins like one of them is a word.
    CHECK(words(read("x\nNaNo\n"), "x") == Words{"NaNo"});
}

TEST_CASE("one word makes a column of categories, most frequent first, ties by name") {
    const Table table = read("c\nb\na\n1\nb\nc\nc\n");
    CHECK(find_column(table, "c")->categories == Words{"b", "c", "1", "a"});
    CHECK(words(table, "c") == Words{"b", "a", "1", "b", "c", "c"});
}

TEST_CASE("names of columns become ids") {
    const Table table = read(
        "Miles per Gallon, 0-60 (s) ,,\xC3\xA4\xC3\xB6,Gr\xC3\xB6\xC3\x9F"
        "e\n1,2,3,4,5\n");
    Words ids;
    for (const Column& column : table.columns) ids.push_back(column.id);
    CHECK(ids == Words{"miles_per_gallon", "0_60_s", "column_3", "column_4", "gr_e"});
}

TEST_CASE("no header line") {
    const std::string empty =
        "The table has no header line, it is empty; its first line names the columns, such as \"name,weight\".";
    CHECK(problem("") == empty);
    CHECK(problem("\xEF\xBB\xBF") == empty);
    CHECK(problem(" \n\r\n  ") == empty);
    CHECK(problem("1,2\n3,4\n") ==
          "Line 1: the table has no header line, its first line has only numbers; put a line with the names of the "
          "columns "
          "above it.");
}

TEST_CASE("no rows") {
    CHECK(problem("name,weight\n\n") ==
          "The table has a header line and no rows; put at least one line of values under it.");
}

TEST_CASE("too few and too many values") {
    CHECK(problem("a,b,c\n1,2,3\n1,2\n") ==
          "Line 3, column 3: the line has 2 values, fewer than the 3 of the header line; a comma stands between "
          "values, a "
          "value with one in it needs quotes, a missing one is left empty.");
    CHECK(problem("a;b\n1;2;3\n") ==
          "Line 2, column 3: the line has 3 values, more than the 2 of the header line; a semicolon stands between "
          "values, a "
          "value with one in it needs quotes, a missing one is left empty.");
    // Lines are counted as an editor counts them, those inside quotes and empty ones too.
    CHECK(problem("a\tb\n\"x\ny\"\t1\n\n2\n").substr(0, 26) == "Line 5, column 2: the line");
}

TEST_CASE("quotes that go wrong") {
    CHECK(problem("a,b\n1,\"two\n3,4\n") ==
          "Line 2, column 2: a quote opens here and never ends; close it with another \", or write \"\" for a quote in "
          "a value.");
    CHECK(problem("\"a,b\n1,2\n").substr(0, 33) == "Line 1, column 1: a quote opens h");
    CHECK(
        problem("a,b\n1,\"two\"x\n") ==
        "Line 2, column 2: text follows the closing quote of a value; a quote inside a quoted value is written \"\".");
}

TEST_CASE("two columns of one name") {
    CHECK(problem("weight,b,Weight \n1,2,3\n") ==
          "Line 1: columns 1 and 3 are both called \"weight\" (only letters, digits and _ count); rename one of them.");
}

TEST_CASE("text that is not UTF-8") {
    CHECK(problem("a,b\n\xC3\xA4x\xFF,1\n") ==
          "Line 2, character 3: this is not UTF-8 text; save the table as text (CSV) in UTF-8 and try again.");
    CHECK(problem(std::string_view("a,b\n1,\0\n", 8)).substr(0, 20) == "Line 2, character 3:");
    // The first byte of a table saved as UTF-16.
    CHECK(problem("\xFF\xFE").substr(0, 20) == "Line 1, character 1:");
}

TEST_CASE("what is and is not UTF-8") {
    for (const char* good : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        CHECK_FALSE(first_bad_byte(good).has_value());
    }
    // A continuation, overlong forms, a surrogate, above U+10FFFF, cut off, a wrong continuation.
    for (const char* bad :
         {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC3\x28", "\xE2\x82\x28"}) {
        CHECK(first_bad_byte(bad) == std::size_t{0});
    }
}

TEST_CASE("too many columns and rows") {
    std::string wide = "c0";
    for (int i = 1; i <= kMaxColumns; ++i) wide += ",c" + std::to_string(i);
    CHECK(problem(wide + "\n") == "Line 1: the table has 2001 columns; at most 2000 can be read. Leave some out.");
    wide.resize(wide.rfind(','));
    std::string row = "1";
    for (int i = 1; i < kMaxColumns; ++i) row += ",1";
    CHECK(read(wide + "\n" + row).columns.size() == std::size_t{kMaxColumns});

    std::string tall = "a\n";
    for (int i = 0; i < kMaxRows; ++i) tall += "1\n";
    CHECK(read(tall).n_rows == kMaxRows);
    CHECK(problem(tall + "1\n") ==
          "Line 200002: the table has more than 200000 rows, which is all that can be read. Leave some out.");
}

TEST_CASE("whatever the bytes, there is a table or a sentence") {
    core::Random random = core::random_stream(1, "hostile");
    // Pieces that mean something to the reader, so that chance gets past the first line.
    const std::vector<std::string> pieces = {",",
                                             ";",
                                             "\t",
                                             "\"",
                                             "\"\"",
                                             "\n",
                                             "\r\n",
                                             "\r",
                                             " ",
                                             "a",
                                             "1",
                                             "-1.5e3",
                                             "NA",
                                             "?",
                                             "\xC3\xA4",
                                             "\xF0\x9F\x9A\x95",
                                             "\xEF\xBB\xBF",
                                             "name,weight\n",
                                             "\"q\"",
                                             "0"};
    int n_tables = 0, n_errors = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string text;
        const bool bytes = round % 3 == 0;
        for (std::uint32_t n = core::next_below(random, 60); n > 0; --n) {
            if (bytes)
                text += static_cast<char>(core::next_u32(random) & 255u);
            else
                text += pieces[core::next_below(random, static_cast<std::uint32_t>(pieces.size()))];
        }
        const core::Result<Table> result = read_table(text);
        if (!result.ok()) {
            ++n_errors;
            REQUIRE(result.error().sentence.size() > 20);
            continue;
        }
        ++n_tables;
        const Table& table = result.value();
        REQUIRE(table.n_rows > 0);
        for (const Column& column : table.columns) {
            const bool is_number = column.kind == ColumnKind::number;
            REQUIRE((is_number ? column.numbers.size() : column.codes.size()) ==
                    static_cast<std::size_t>(table.n_rows));
            REQUIRE((is_number ? column.codes.empty() : column.numbers.empty()));
            for (const int code : column.codes) REQUIRE(code < static_cast<int>(column.categories.size()));
        }
    }
    // Both outcomes must have been tried, or this tests less than it says.
    CHECK(n_tables > 100);
    CHECK(n_errors > 1000);
}
