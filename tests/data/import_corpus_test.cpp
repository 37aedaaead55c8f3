// data/import/: the files of tests/data/import/, and what is right for each, in one table.
#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "data/import/dialect.h"
#include "data/import/read_sheet.h"

namespace data {
std::string_view import_file(std::string_view name);  // generated: the files, byte for byte
}

using namespace data;

namespace {

struct Expected {
    std::string_view name;
    std::string_view file;     // rows, encoding, separator, heading, faults; empty: it is no table
    std::string_view columns;  // name, kind, range, missing, unit
    std::string_view said;     // a warning or the first fault's reason; of what is no table, why
};

// clang-format off
const Expected kExpected[] = {
    {"addresses.csv", "3 rows, utf-8, comma, heading in line 1", "ip id; hits number 5..9", ""},
    {"all-equal.csv", "3 rows, utf-8, comma, heading in line 1", "a ignored; b ignored", "\"b\" is \"x\" everywhere and was left out."},
    {"apostrophes.csv", "4 rows, utf-8, semicolon, heading in line 1", "firm id; umsatz number 999.9..1000000", "In \"umsatz\" numbers were read with thousands separators."},
    {"behind-quote.csv", "2 rows, utf-8, comma, heading in line 1, fault 2:1", "name id; n number 2..3", "behind the closing quote there is more text; a quote within a quoted value is written twice."},
    {"binary.bin", "", "", "This is no text: it holds bytes that no text has. A table is text, one line a thing (CSV); open the file in its program and save it as CSV."},
    {"blank-lines.csv", "", "", "The file is empty; a table has a line with the names of its columns and a line for each thing."},
    {"blank-rows.csv", "4 rows, utf-8, comma, heading in line 1", "a number 1..4; b category of 2", "2 rows without any value were skipped."},
    {"breaks-in-quotes.csv", "3 rows, utf-8, comma, heading in line 1", "id id; said text", "\"said\" is different in each row: shown in the card, no feature."},
    {"broken-utf8.csv", "4 rows, utf-8, comma, heading in line 1, fault 5:1", "name id; n number 1..5", "the line holds bytes that are no UTF-8; save the file as UTF-8 again."},
    {"class-numbers.csv", "12 rows, utf-8, comma, heading in line 1", "x number 0..5.5; label category of 3", ""},
    {"codes-that-repeat.csv", "12 rows, utf-8, comma, heading in line 1", "kommune category of 3; n number 0..33", "\"kommune\": 12 of its values look like numbers but begin with zeros: kept as codes."},
    {"currencies.csv", "3 rows, utf-8, comma, heading in line 1", "good id; a number 1..12.25; b number 8.5..100", "In \"b\" numbers were read with currency signs."},
    {"decimal-tabs.tsv", "3 rows, utf-8, tab, decimal comma, heading in line 1", "navn id; pris number 12.25..1234.5; tal number 1..3", "In \"pris\" numbers were read with thousands separators."},
    {"digit-days.csv", "3 rows, utf-8, comma, heading in line 1", "day date 19722..19782; n number 1..3", ""},
    {"empty.csv", "", "", "The file is empty; a table has a line with the names of its columns and a line for each thing."},
    {"exponents.csv", "3 rows, utf-8, comma, heading in line 1", "a number -300000..20000; b number 0.0015..100", ""},
    {"frame-index.csv", "4 rows, utf-8, comma, heading in line 1", "column 1 id; a number 1.5..4.5; b category of 2", "Column 1 has no name; it is called \"column 1\" here."},
    {"heading-only.csv", "", "", "The table has names of columns (name, weight, kind) and no rows; put at least two lines of values under them."},
    {"inches.csv", "4 rows, utf-8, comma, heading in line 1", "thing id; size number 1..5; price number 0.25..1.5", ""},
    {"index-names.csv", "3 rows, utf-8, comma, heading in line 1", "userId id; score number 1.5..3.5", ""},
    {"infinities.csv", "3 rows, utf-8, comma, heading in line 1", "a number 1..3; b text, 1 missing", "\"b\" is different in each row: shown in the card, no feature."},
    {"lakhs.csv", "3 rows, utf-8, comma, heading in line 1", "good id; rupees number 9999..1234567", "In \"rupees\" numbers were read with thousands separators."},
    {"lines.jsonl", "", "", "This is JSON, which is not read yet; save the table as CSV."},
    {"many-classes.csv", "240 rows, utf-8, comma, heading in line 1", "town category of 15; x number 0..239", ""},
    {"markers.csv", "5 rows, utf-8, comma, heading in line 1", "name id; a number 1..5, 2 missing; b number 2..2.5, 3 missing; c number 3..7, 2 missing", "2 cells of \"c\" are missing (empty, or written NaN and null)."},
    {"minus-signs.csv", "3 rows, utf-8, comma, heading in line 1", "name id; a number -3..2.5; b number -10..20", ""},
    {"month-first.csv", "3 rows, utf-8, comma, heading in line 1", "when date 19722..19781; n number 1..3", ""},
    {"month-words.csv", "3 rows, utf-8, comma, heading in line 1", "when date 19722..19770; n number 1..3", ""},
    {"namibia.csv", "10 rows, utf-8, comma, heading in line 1", "land category of 5; n number 1..10", "\"NA\" in \"land\" was read as a value like its others, not as missing."},
    {"no-heading-mixed.csv", "4 rows, utf-8, comma, no heading", "number 1 number 4.9..6.3; number 2 number 2.7..3.5; group 1 category of 2", "No line names the columns; they are numbered."},
    {"none-is-a-word.csv", "6 rows, utf-8, comma, heading in line 1", "house id; garage category of 3; price number 10..60, 1 missing", "1 cell of \"price\" is missing (empty, or written None)."},
    {"old-mac.csv", "3 rows, utf-8, comma, heading in line 1", "name id; n number 1..5", ""},
    {"one-column-numbers.csv", "4 rows, utf-8, none, heading in line 1", "height number 1.5..2", "One column was read."},
    {"one-column-words.txt", "4 rows, utf-8, none, no heading", "name 1 id", "No line names the columns; they are numbered."},
    {"one-row.csv", "1 rows, utf-8, comma, heading in line 1", "a number 1..1; b number 2..2", ""},
    {"one-value.csv", "1 rows, utf-8, none, no heading", "number 1 number 5..5", "No line names the columns; they are numbered."},
    {"open-thousands.csv", "3 rows, utf-8, semicolon, decimal comma, heading in line 1", "good id; a number 1234..12500; b number 3..5", "\"a\" holds numbers such as \"1.234\", read with \",\" as the decimal sign. Look whether that is right."},
    {"packed.csv.gz", "", "", "This is compressed (gzip), not a table as text; unpack it first."},
    {"page.html", "", "", "This is a page or XML, not a table; copy its table into a spreadsheet and save that as CSV."},
    {"phones.csv", "3 rows, utf-8, comma, heading in line 1", "who id; phone id; mobile id", ""},
    {"picture.png", "", "", "This is a picture (PNG), not a table as text; bring the table itself, as text."},
    {"pipes.psv", "4 rows, utf-8, vertical bar, heading in line 1", "city id; pop number 134..2755; coast category of 2", "The separator is the vertical bar."},
    {"plain.csv", "4 rows, utf-8, comma, heading in line 1", "name id; weight number 1200..12000; kind category of 2", ""},
    {"quotes-in-tabs.tsv", "3 rows, utf-8, tab, heading in line 1", "text id; n number 1..3", "The separator is the tab."},
    {"ragged.csv", "3 rows, utf-8, comma, heading in line 1, fault 3:3, fault 5:4", "a number 1..13; b number 2..14; c number 3..15", "the line has 2 values, fewer than the 3 of the others; a value with a comma in it needs quotes, a missing one is left empty."},
    {"remark-heading.txt", "4 rows, utf-8, spaces, heading in line 1", "x number 1..3.5; y number 2..4.5; label category of 2", "Values are separated by spaces."},
    {"repeated-heading.csv", "4 rows, utf-8, comma, heading in line 1, fault 4:1", "a number 1..4; b category of 2", "the line repeats the names of the columns."},
    {"row-names.txt", "5 rows, utf-8, spaces, heading in line 1", "column 1 id; mpg number 14.3..24.4; cyl number 4..8; am category of 2", "Column 1 has no name; it is called \"column 1\" here."},
    {"script-in-name.csv", "3 rows, utf-8, comma, heading in line 1", "name id; n number 1..3", ""},
    {"scripts.csv", "4 rows, utf-8, comma, heading in line 1", "名前 id; 値 number 1..4; 種類 category of 2", ""},
    {"semicolons.csv", "5 rows, utf-8, semicolon, heading in line 1", "ville id; population number 41500..2133111; région category of 3", "In \"population\" numbers were read with thousands separators."},
    {"sep-note.csv", "3 rows, utf-8, vertical bar, decimal comma, heading in line 2", "a number 1..3; b number 2.5..4.25", "1 line before the table was skipped: remarks, titles or empty lines."},
    {"single-quotes.csv", "3 rows, utf-8, comma, heading in line 1", "name id; note text", "\"note\" is different in each row: shown in the card, no feature."},
    {"sixty-four-bits.csv", "3 rows, utf-8, comma, heading in line 1", "tweet id; n number 4..6", "\"tweet\": Its numbers have more digits than a number can hold exactly: kept as codes."},
    {"sodium.csv", "3 rows, utf-8, comma, heading in line 1", "RI number 1.51..1.53; Na number 13.5..13.8; Mg number 3.5..4.4", ""},
    {"space-before-quote.csv", "4 rows, utf-8, comma, heading in line 1", "name id; place category of 2", ""},
    {"spaces-in-words.csv", "6 rows, utf-8, comma, heading in line 1", "fruit category of 3; n number 1..6", "\"plum\" and \"Plum\" of \"fruit\" differ in capitals only; they are kept apart. If they are one group, write them alike."},
    {"spaces-no-heading.txt", "3 rows, utf-8, spaces, no heading", "number 1 number 1..10; number 2 number 2..12.75", "No line names the columns; they are numbered."},
    {"spaces.txt", "4 rows, utf-8, spaces, heading in line 1", "x number 1..11; y number 2..21.5; class category of 2", "Values are separated by spaces."},
    {"stray-words.csv", "30 rows, utf-8, comma, heading in line 1", "n number 1.5..45; price number 2.25..67.5, 1 missing", "1 cell of \"price\" without a number (\"free\", first in line 8) counted as missing."},
    {"tabs.tsv", "4 rows, utf-8, tab, heading in line 1", "name id; size number 3..800; kind category of 2", "The separator is the tab."},
    {"times.csv", "3 rows, utf-8, comma, heading in line 1", "at date 19727.35417..19728.41667; n number 1..3", ""},
    {"title-above.csv", "4 rows, utf-8, comma, heading in line 3", "shop id; sold number 10..30; area category of 2", "2 lines before the table were skipped: remarks, titles or empty lines."},
    {"trailing-delimiter.csv", "3 rows, utf-8, semicolon, heading in line 1", "a number 1..5; b number 2..7", "Column 3 is empty and was left out."},
    {"trailing-in-rows-only.csv", "3 rows, utf-8, comma, heading in line 1", "name id; x number 1..3; y number 4..7", "Column 4 is empty and was left out."},
    {"twins.csv", "3 rows, utf-8, comma, heading in line 1", "x number 1..5; x 2 number 2..6; x 2 2 number 3..9; x 3 number 1..8", "More than one column is called \"x\": column 4 is \"x 3\" here."},
    {"unclosed-at-end.csv", "2 rows, utf-8, comma, heading in line 1, fault 4:2", "name id; n number 1..2", "a quote opens here and is never closed; close it, or take it away."},
    {"unclosed-quote.csv", "3 rows, utf-8, comma, heading in line 1, fault 3:1", "name id; n number 1..4", "a quote opens here and is never closed; close it, or take it away."},
    {"units-in-brackets.csv", "4 rows, utf-8, comma, heading in line 1", "t number 0..3 in s; level number 1.5..4.5 in cm; well category of 2", "Line 2 was read as units: [s], [cm], [-]."},
    {"utf16-big.csv", "3 rows, utf-16-be with BOM, comma, heading in line 1", "name id; n number 1..5", ""},
    {"utf16-no-mark.csv", "4 rows, utf-16-le, comma, heading in line 1", "name id; score number 1.5..4.5; side category of 2", ""},
    {"utf8-mark.csv", "4 rows, utf-8 with BOM, comma, heading in line 1", "id id; colour category of 2", ""},
    {"versions.csv", "3 rows, utf-8, comma, heading in line 1", "version id; n number 1..3", ""},
    {"windows.csv", "3 rows, windows-1252, comma, heading in line 1", "navn id; alder number 27..45", "The file is not UTF-8; it was read as Western European (Windows-1252): look at the names."},
    {"workbook.xlsx", "", "", "This is a workbook or an archive (zip), not a table as text; open it in its program and save it as CSV."},
    {"years-as-names.csv", "3 rows, utf-8, comma, heading in line 1", "land id; 2019 number 5.33..10.2; 2020 number 5.37..10.3; 2021 number 5.39..10.4", ""},
    {"zeros-inside.csv", "3 rows, utf-8, comma, heading in line 1", "a number 0.125..0.5; b number 0..100", ""},
};
// clang-format on

std::string shown_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

// "name id; power number 46..150, 4 missing": all that the sheet says about its columns.
std::string columns_in_words(const Sheet& sheet) {
    std::string all;
    for (const SheetColumn& column : sheet.columns) {
        all += (all.empty() ? "" : "; ") + column.name + " " + std::string(kind_name(column.kind));
        if (column.kind == SheetKind::number || column.kind == SheetKind::date)
            all += " " + shown_number(column.least) + ".." + shown_number(column.most);
        else if (column.kind == SheetKind::category)
            all += " of " + std::to_string(column.n_distinct);
        if (column.n_missing > 0) all += ", " + std::to_string(column.n_missing) + " missing";
        if (!column.unit.empty()) all += " in " + column.unit;
    }
    return all;
}

std::string file_in_words(const Sheet& sheet) {
    std::string all =
        std::to_string(sheet.n_rows) + " rows, " + sheet.encoding + ", " + delimiter_name(sheet.delimiter);
    if (sheet.comma_is_point) all += ", decimal comma";
    all += sheet.header_line == 0 ? ", no heading" : ", heading in line " + std::to_string(sheet.header_line);
    for (const SheetFault& fault : sheet.faults)
        all += ", fault " + std::to_string(fault.line) + ":" + std::to_string(fault.column);
    return all;
}

bool is_said(const Sheet& sheet, std::string_view sentence) {
    if (sentence.empty()) return true;
    for (const std::string& warning : sheet.warnings) {
        if (warning == sentence) return true;
    }
    return !sheet.faults.empty() && sheet.faults[0].reason == sentence;
}

}  // namespace

TEST_CASE("files as people bring them are read right, and what was guessed is said") {
    for (const Expected& expected : kExpected) {
        CAPTURE(expected.name);
        const core::Result<Sheet> read = read_sheet(std::string(import_file(expected.name)));
        if (!read.ok()) {
            CHECK(expected.file == "");
            CHECK(read.error().sentence == expected.said);
            continue;
        }
        const Sheet& sheet = read.value();
        CHECK(file_in_words(sheet) == expected.file);
        CHECK(columns_in_words(sheet) == expected.columns);
        CHECK(is_said(sheet, expected.said));
        for (const SheetColumn& column : sheet.columns) CHECK(!column.why.empty());
    }
}
