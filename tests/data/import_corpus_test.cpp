// data/import/: the files of tests/data/import/, and what is right for each, in one table.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/thousands.h"
#include "data/import/dialect.h"
#include "data/import/read_files.h"
#include "data/import/sheet_report.h"

namespace data {
std::string_view import_file(std::string_view name);  // generated: the files, byte for byte
}

using namespace data;

namespace {

struct Expected {
    std::string_view name;     // "a + b": two files that are brought together
    std::string_view file;     // rows, format or separator, encoding, heading, faults; empty: nothing can be read
    std::string_view columns;  // name, kind, range, missing, unit
    std::string_view said;     // a warning or the first fault's reason; of what is no table, why
};

// clang-format off
const Expected kExpected[] = {
    {"absent.jsonl", "4 rows, utf-8, JSON lines", "name id; x number 1..4, 2 missing; y number 2.5..3.5, 2 missing", ""},
    {"addresses.csv", "3 rows, utf-8, comma, heading in line 1", "ip id; hits number 5..9", ""},
    {"all-equal.csv", "3 rows, utf-8, comma, heading in line 1", "a ignored; b ignored", "\"b\" is \"x\" everywhere and was left out."},
    {"animals-of-spaces.txt", "4 rows, utf-8, spaces, no heading", "group 1 category of 2; number 1 number 39.1..50; number 2 number 13.2..18.7; number 3 number 181..230", "No line names the columns; they are numbered."},
    {"apostrophes.csv", "4 rows, utf-8, semicolon, heading in line 1", "firm id; umsatz number 999.9..1000000", "In \"umsatz\" numbers were read with thousands separators."},
    {"behind-quote.csv", "2 rows, utf-8, comma, heading in line 1, fault 2:1", "name id; n number 2..3", "behind the closing quote there is more text; a quote within a quoted value is written twice."},
    {"behind-value.jsonl", "2 rows, utf-8, JSON lines, fault 2:18, fault 3:17", "a number 1..9; b number 1..2", "the value has ended, and more stands behind it; each value has a line of its own."},
    {"binary.bin", "", "", "This is no text: it holds bytes that no text has. A table is text, one line a thing (CSV); open the file in its program and save it as CSV."},
    {"blank-lines.csv", "", "", "The file is empty; a table has a line with the names of its columns and a line for each thing."},
    {"blank-rows.csv", "4 rows, utf-8, comma, heading in line 1", "a number 1..4; b category of 2", "2 rows without any value were skipped."},
    {"breaks-in-quotes.csv", "3 rows, utf-8, comma, heading in line 1", "id id; said text", "\"said\" is different in each row: shown in the card, no feature."},
    {"broken-utf8.csv", "4 rows, utf-8, comma, heading in line 1, fault 5:1", "name id; n number 1..5", "the line holds bytes that are no UTF-8; save the file as UTF-8 again."},
    {"broken-utf8.jsonl", "3 rows, utf-8, JSON lines, fault 3:1", "name id; n number 1..5", "the line holds bytes that are no UTF-8; save the file as UTF-8 again."},
    {"broken-utf8.vec", "3 rows, utf-8, word2vec text, fault 4:1", "word id; 3 numbers -0.2..0.4", "the line holds bytes that are no UTF-8; save the file as UTF-8 again."},
    {"byte-texts.npy", "2 rows, npy, fault 3:1", "name 1 id", "the value is no text or date that can be read."},
    {"bytes8.npy", "4 rows, npy", "number 1 number -128..127", ""},
    {"class-numbers.csv", "12 rows, utf-8, comma, heading in line 1", "x number 0..5.5; label category of 3", ""},
    {"codes-that-repeat.csv", "12 rows, utf-8, comma, heading in line 1", "kommune category of 3; n number 0..33", "\"kommune\": 12 of its values look like numbers but begin with zeros: kept as codes."},
    {"codes.jsonl", "3 rows, utf-8, JSON lines, fault 3:9", "plz id; n number 1..5", "a number has no 0 in front of other digits; a code such as 007 is written in quotes."},
    {"columns-by-key.json", "3 rows, utf-8, JSON", "name id; weight number 0.1..4000", ""},
    {"columns-uneven.json", "", "", "The list \"legs\" has fewer values than \"name\" with its 3; columns of one table are equally long."},
    {"columns.json", "3 rows, utf-8, JSON", "name id; legs number 4..6; weight number 0.1..4000", ""},
    {"comment.json", "", "", "The JSON cannot be read from line 1, column 1 on: there is \"/\" where a value has to stand."},
    {"complex.npy", "", "", "The array holds complex numbers (\"<c8\"), which are not read; save real and imaginary part as two columns."},
    {"count-huge.vec", "2 rows, utf-8, word2vec text", "word id; 3 numbers -0.1..0.5", "Line 1 announces 99,999,999,999 words, and 2 stand below it."},
    {"count-lies.vec", "3 rows, utf-8, word2vec text", "word id; 3 numbers -0.2..0.5", "Line 1 announces 10 words, and 3 stand below it."},
    {"currencies.csv", "3 rows, utf-8, comma, heading in line 1", "good id; a number 1..12.25; b number 8.5..100", "In \"b\" numbers were read with currency signs."},
    {"cut-off.json", "", "", "The JSON cannot be read from line 1, column 51 on: the text that begins here is not closed; put a quote at its end."},
    {"cut-off.jsonl", "3 rows, utf-8, JSON lines, fault 4:10", "a number 1..4; b category of 2", "the text that begins here is not closed; put a quote at its end."},
    {"cut-off.npy", "", "", "The header of this NumPy file promises 100 x 50 values of 4 bytes (19.5 KiB), and 2.73 KiB follow: the file is cut off, or its header is wrong. Save it again."},
    {"days.npy", "3 rows, npy", "date 1 date -1..19722, 1 missing", ""},
    {"decimal-tabs.tsv", "3 rows, utf-8, tab, decimal comma, heading in line 1", "navn id; pris number 12.25..1234.5; tal number 1..3", "In \"pris\" numbers were read with thousands separators."},
    {"deep.json", "", "", "The JSON cannot be read from line 1, column 66 on: lists lie in lists more than 64 deep."},
    {"deep.jsonl", "3 rows, utf-8, JSON lines, fault 2:386", "a number 1..5; b number 2..7", "lists lie in lists more than 64 deep."},
    {"digit-days.csv", "3 rows, utf-8, comma, heading in line 1", "day date 19722..19782; n number 1..3", ""},
    {"dims-change.vec", "3 rows, utf-8, word2vec text, fault 3:4, fault 5:5, fault 7:3", "word id; 3 numbers -0.2..0.7", "the line has only 3 values; the others have 3 numbers behind the word."},
    {"dims-huge.vec", "", "", "Each row has 99,999,999 numbers or columns, and at most 2,000 can be read; leave some out."},
    {"dims-lie.vec", "", "", "Hardly a line reads as a word with 5 numbers. Line 2, column 5: the line has only 4 values; the others have 5 numbers behind the word."},
    {"empty-list.json", "", "", "This JSON has no rows; it needs an object for each thing, with names and values."},
    {"empty-objects.json", "", "", "This JSON has no rows; it needs an object for each thing, with names and values."},
    {"empty.csv", "", "", "The file is empty; a table has a line with the names of its columns and a line for each thing."},
    {"empty.vec", "", "", "The file is empty; a table has a line with the names of its columns and a line for each thing."},
    {"escapes.jsonl", "3 rows, utf-8, JSON lines", "name id; note text; n number 1..4", "\"note\" is different in each row: shown in the card, no feature."},
    {"exponents.csv", "3 rows, utf-8, comma, heading in line 1", "a number -300000..20000; b number 0.0015..100", ""},
    {"fasttext.vec", "4 rows, utf-8, word2vec text", "word id; 3 numbers -0.2..0.7", ""},
    {"float16.npy", "2 rows, npy", "3 numbers -1.25..65504", ""},
    {"float32.npy", "3 rows, npy", "2 numbers -2..1e+20", ""},
    {"float64-big.npy", "2 rows, npy", "2 numbers -5..1.152921505e+18", ""},
    {"fortran-three.npy", "2 rows, npy", "6 numbers 0..11", "The array has 3 sides (2 x 2 x 3): the 2 x 3 values of each thing were laid out in one row."},
    {"fortran.npy", "3 rows, npy", "2 numbers 1..6", ""},
    {"frame-index.csv", "4 rows, utf-8, comma, heading in line 1", "column 1 id; a number 1.5..4.5; b category of 2", "Column 1 has no name; it is called \"column 1\" here."},
    {"glove.txt", "5 rows, utf-8, GloVe text", "word id; 4 numbers -0.4716..0.70853", ""},
    {"gpt.json", "", "", "The JSON cannot be read from line 1, column 9 on: the text ends inside [ ]; close it with ]."},
    {"half-letter.jsonl", "2 rows, utf-8, JSON lines, fault 2:17, fault 3:13, fault 5:12", "name id; n number 1..4", "half a letter: behind \\ud800 to \\udbff the other half has to stand, \\udc00 to \\udfff."},
    {"half-letters.npy", "2 rows, npy, fault 2:1", "name 1 id", "the value is no text or date that can be read."},
    {"header-cut.npy", "", "", "The header of this NumPy file cannot be read: the file ends within it. Save the array again, with numpy.save(file, array)."},
    {"header-deep.npy", "", "", "The header of this NumPy file cannot be read: it is not what Python writes, or has a number that is too large. Save the array again, with numpy.save(file, array)."},
    {"header-open.npy", "", "", "The header of this NumPy file cannot be read: it is not what Python writes, or has a number that is too large. Save the array again, with numpy.save(file, array)."},
    {"header-words.npy", "", "", "The header of this NumPy file cannot be read: it is not what Python writes, or has a number that is too large. Save the array again, with numpy.save(file, array)."},
    {"heading-only.csv", "", "", "The table has names of columns (name, weight, kind) and no rows; put at least two lines of values under them."},
    {"headings-among-ragged.csv", "", "", "No line can be read as a row. Line 4, column 4: the line has 3 values, fewer than the 4 of the others; a value with a comma in it needs quotes, a missing one is left empty."},
    {"heading-only.vec", "", "", "The file announces word vectors and holds none."},
    {"inches.csv", "4 rows, utf-8, comma, heading in line 1", "thing id; size number 1..5; price number 0.25..1.5", ""},
    {"indented.json", "3 rows, utf-8, JSON", "a number 1..4; b category of 2", ""},
    {"index-names.csv", "3 rows, utf-8, comma, heading in line 1", "userId id; score number 1.5..3.5", ""},
    {"infinities.csv", "3 rows, utf-8, comma, heading in line 1", "a number 1..3; b number 5..5, 2 missing", "2 cells of \"b\" are missing (empty, or written inf and nan)."},
    {"lakhs.csv", "3 rows, utf-8, comma, heading in line 1", "good id; rupees number 9999..1234567", "In \"rupees\" numbers were read with thousands separators."},
    {"letters-big.npy", "2 rows, npy", "name 1 id; text 1 text", "\"text 1\" is different in each row: shown in the card, no feature."},
    {"letters.npy", "4 rows, npy", "text 1 text, 1 missing", "\"text 1\" is different in each row: shown in the card, no feature."},
    {"lines.jsonl", "2 rows, utf-8, JSON lines", "a number 1..2", ""},
    {"list.json", "4 rows, utf-8, JSON", "name id; legs number 4..6; wings category of 2", ""},
    {"lists.json", "4 rows, utf-8, JSON, heading in line 1", "name id; x number 1..4; side category of 2", ""},
    {"long-double.npy", "", "", "The array's elements are of a kind that is not read (\"<f16\"); save numbers, truth values, texts or dates, as array.astype(float)."},
    {"long-numbers.json", "3 rows, utf-8, JSON", "n id; m id", "\"n\": Its numbers have more digits than a number can hold exactly: kept as codes."},
    {"many-classes.csv", "240 rows, utf-8, comma, heading in line 1", "town category of 15; x number 0..239", ""},
    {"markers.csv", "5 rows, utf-8, comma, heading in line 1", "name id; a number 1..5, 2 missing; b number 2..2.5, 3 missing; c number 3..7, 2 missing", "2 cells of \"c\" are missing (empty, or written NaN and null)."},
    {"matrix.json", "3 rows, utf-8, JSON", "3 numbers 1..8, 1 missing", "1 number of the vectors is missing."},
    {"minus-signs.csv", "3 rows, utf-8, comma, heading in line 1", "name id; a number -3..2.5; b number -10..20", ""},
    {"moments.npy", "3 rows, npy", "date 1 date 0..19675.92593", ""},
    {"month-first.csv", "3 rows, utf-8, comma, heading in line 1", "when date 19722..19781; n number 1..3", ""},
    {"month-words.csv", "3 rows, utf-8, comma, heading in line 1", "when date 19722..19770; n number 1..3", ""},
    {"name-twice.json", "3 rows, utf-8, JSON, fault 1:43", "a number 1..8; b number 1..7", "the name \"a\" stands twice; take one away."},
    {"name-twice.jsonl", "3 rows, utf-8, JSON lines, fault 2:24", "a number 1..8; b number 1..7", "the name \"a\" stands twice; take one away."},
    {"named-rows.json", "3 rows, utf-8, JSON", "name id; legs number 4..6; weight number 0.1..4000", ""},
    {"namibia.csv", "10 rows, utf-8, comma, heading in line 1", "land category of 5; n number 1..10", "\"NA\" in \"land\" was read as a value like its others, not as missing."},
    {"negative-shape.npy", "", "", "The header of this NumPy file cannot be read: it is not what Python writes, or has a number that is too large. Save the array again, with numpy.save(file, array)."},
    {"nested.jsonl", "5 rows, utf-8, JSON lines", "id id; size.w number 0.5..2.5, 2 missing; size.h number 2..3, 3 missing; tag category of 2", "\"size.h\" is missing in 3 of 5."},
    {"no-heading-mixed.csv", "4 rows, utf-8, comma, no heading", "number 1 number 4.9..6.3; number 2 number 2.7..3.5; group 1 category of 2", "No line names the columns; they are numbered."},
    {"no-rows.npy", "", "", "The array is empty (0 x 5); it needs a row for each thing."},
    {"no-shape.npy", "", "", "The header of this NumPy file cannot be read: descr, fortran_order or shape is missing. Save the array again, with numpy.save(file, array)."},
    {"no-word.vec", "2 rows, utf-8, word2vec text, fault 3:1", "word id; 3 numbers -0.2..0.4", "no word stands before the numbers."},
    {"none-is-a-word.csv", "6 rows, utf-8, comma, heading in line 1", "house id; garage category of 3; price number 10..60, 1 missing", "1 cell of \"price\" is missing (empty, or written None)."},
    {"not-finite.jsonl", "4 rows, utf-8, JSON lines", "name id; x number 2..4.5, 1 missing; y number 1.5..3.5, 1 missing", "1 cell of \"y\" is missing (empty, or written Infinity)."},
    {"not-finite.npy", "3 rows, npy", "2 numbers 1..4, 2 missing", "2 numbers of the vectors are NaN, infinite or none (the first in line 1) and count as missing."},
    {"not-finite.vec", "4 rows, utf-8, word2vec text", "word id; 3 numbers -0.1..0.7, 2 missing", "2 numbers of the vectors are NaN, infinite or none (the first in line 2) and count as missing."},
    {"numbers-as-words.vec", "4 rows, utf-8, word2vec text", "word id; 3 numbers -0.2..0.7", ""},
    {"objects.npy", "", "", "The array holds Python objects (pickled), which could run any program when they are opened: they are not read. Save it with a plain type, as array.astype(float) or array.astype(str)."},
    {"old-mac.csv", "3 rows, utf-8, comma, heading in line 1", "name id; n number 1..5", ""},
    {"one-column-numbers.csv", "4 rows, utf-8, none, heading in line 1", "height number 1.5..2", "One column was read."},
    {"one-column-words.txt", "4 rows, utf-8, none, no heading", "text id", ""},
    {"one-object.json", "1 row, utf-8, JSON", "a number 1..1; b.c number 2..2", ""},
    {"one-row.csv", "1 row, utf-8, comma, heading in line 1", "a number 1..1; b number 2..2", ""},
    {"one-value.csv", "1 row, utf-8, none, no heading", "number 1 number 5..5", "No line names the columns; they are numbered."},
    {"one-vector.vec", "1 row, utf-8, word2vec text", "word id; 3 numbers 0.1..0.3", ""},
    {"only-headings.csv", "3 rows, utf-8, comma, no heading", "empty 1 ignored; empty 2 ignored; empty 3 ignored", "\"empty 3\" is \"kind\" everywhere and was left out."},
    {"only-magic.npy", "", "", "The header of this NumPy file cannot be read: the file ends within it. Save the array again, with numpy.save(file, array)."},
    {"open-thousands.csv", "3 rows, utf-8, semicolon, decimal comma, heading in line 1", "good id; a number 1234..12500; b number 3..5", "\"a\" holds numbers such as \"1.234\", read with \",\" as the decimal sign. Look whether that is right."},
    {"overflow.npy", "", "", "The header of this NumPy file promises 4,294,967,296 x 4,294,967,296 values of 8 bytes (1.34e8 TiB), and 16 bytes follow: the file is cut off, or its header is wrong. Save it again."},
    {"packed.csv.gz", "", "", "This is compressed (gzip), not a table as text; unpack it first."},
    {"page.html", "", "", "This is a page or XML, not a table; copy its table into a spreadsheet and save that as CSV."},
    {"phones.csv", "3 rows, utf-8, comma, heading in line 1", "who id; phone id; mobile id", ""},
    {"picture.png", "", "", "This is a picture (PNG), not a table as text; bring the table itself, as text."},
    {"pipes.psv", "4 rows, utf-8, vertical bar, heading in line 1", "city id; pop number 134..2755; coast category of 2", "The separator is the vertical bar."},
    {"plain.csv", "4 rows, utf-8, comma, heading in line 1", "name id; weight number 1200..12000; kind category of 2", ""},
    {"python-2.npy", "2 rows, npy", "2 numbers 1..4", ""},
    {"python.jsonl", "", "", "Nothing of this JSON can be read as a row. Line 1, column 2: a name in double quotes has to stand here, not \"'\"."},
    {"quotes-in-tabs.tsv", "3 rows, utf-8, tab, heading in line 1", "text id; n number 1..3", "The separator is the tab."},
    {"ragged.csv", "3 rows, utf-8, comma, heading in line 1, fault 3:3, fault 5:4", "a number 1..13; b number 2..14; c number 3..15", "the line has 2 values, fewer than the 3 of the others; a value with a comma in it needs quotes, a missing one is left empty."},
    {"remark-heading.txt", "4 rows, utf-8, spaces, heading in line 1", "x number 1..3.5; y number 2..4.5; label category of 2", "Values are separated by spaces."},
    {"repeated-heading.csv", "4 rows, utf-8, comma, heading in line 1, fault 4:1", "a number 1..4; b category of 2", "the line repeats the names of the columns."},
    {"row-names.txt", "5 rows, utf-8, spaces, heading in line 1", "column 1 id; mpg number 14.3..24.4; cyl number 4..8; am category of 2", "Column 1 has no name; it is called \"column 1\" here."},
    {"same-path.jsonl", "2 rows, utf-8, JSON lines, fault 3:24", "a.b number 1..3; c number 2..4", "the name \"a.b\" stands twice; take one away."},
    {"script-in-name.csv", "3 rows, utf-8, comma, heading in line 1", "name id; n number 1..3", ""},
    {"script.jsonl", "2 rows, utf-8, JSON lines", "<script>alert(1)</script> number 1..2; b id", ""},
    {"scripts.csv", "4 rows, utf-8, comma, heading in line 1", "名前 id; 値 number 1..4; 種類 category of 2", ""},
    {"semicolons.csv", "5 rows, utf-8, semicolon, heading in line 1", "ville id; population number 41500..2133111; région category of 3", "In \"population\" numbers were read with thousands separators."},
    {"sep-note.csv", "3 rows, utf-8, vertical bar, decimal comma, heading in line 2", "a number 1..3; b number 2.5..4.25", "1 line before the table was skipped: remarks, titles or empty lines."},
    {"single-number.npy", "", "", "The array is a single number; it needs a row for each thing, as array.reshape(n, -1)."},
    {"single-quotes.csv", "3 rows, utf-8, comma, heading in line 1", "name id; note text", "\"note\" is different in each row: shown in the card, no feature."},
    {"sixty-four-bits.csv", "3 rows, utf-8, comma, heading in line 1", "tweet id; n number 4..6", "\"tweet\": Its numbers have more digits than a number can hold exactly: kept as codes."},
    {"sixty-thousand.npy", "", "", "The header of this NumPy file promises 60,000 x 60,000 values of 4 bytes (13.4 GiB), and 12 bytes follow: the file is cut off, or its header is wrong. Save it again."},
    {"sodium.csv", "3 rows, utf-8, comma, heading in line 1", "RI number 1.51..1.53; Na number 13.5..13.8; Mg number 3.5..4.4", ""},
    {"space-before-quote.csv", "4 rows, utf-8, comma, heading in line 1", "name id; place category of 2", ""},
    {"spaces-in-words.csv", "6 rows, utf-8, comma, heading in line 1", "fruit category of 3; n number 1..6", "\"plum\" and \"Plum\" of \"fruit\" differ in capitals only; they are kept apart. If they are one group, write them alike."},
    {"spaces-no-heading.txt", "3 rows, utf-8, spaces, no heading", "number 1 number 1..10; number 2 number 2..12.75", "No line names the columns; they are numbered."},
    {"spaces.txt", "4 rows, utf-8, spaces, heading in line 1", "x number 1..11; y number 2..21.5; class category of 2", "Values are separated by spaces."},
    {"stray-words.csv", "30 rows, utf-8, comma, heading in line 1", "n number 1.5..45; price number 2.25..67.5, 1 missing", "1 cell of \"price\" without a number (\"free\", first in line 8) counted as missing."},
    {"structured.npy", "3 rows, npy", "name id; weight number 0.5..4000; at 1 number 1..5; at 2 number 2..7; more.ok category of 2", ""},
    {"tabs.tsv", "4 rows, utf-8, tab, heading in line 1", "name id; size number 3..800; kind category of 2", "The separator is the tab."},
    {"tags.jsonl", "4 rows, utf-8, JSON lines", "name id; tags text, 1 missing; n number 1..4", "\"tags\" is different in each row: shown in the card, no feature."},
    {"three-sides.npy", "3 rows, npy", "4 numbers 0..11", "The array has 3 sides (3 x 2 x 2): the 2 x 2 values of each thing were laid out in one row."},
    {"times.csv", "3 rows, utf-8, comma, heading in line 1", "at date 19727.35417..19728.41667; n number 1..3", ""},
    {"title-above.csv", "4 rows, utf-8, comma, heading in line 3", "shop id; sold number 10..30; area category of 2", "2 lines before the table were skipped: remarks, titles or empty lines."},
    {"trailing-delimiter.csv", "3 rows, utf-8, semicolon, heading in line 1", "a number 1..5; b number 2..7", "Column 3 is empty and was left out."},
    {"trailing-in-rows-only.csv", "3 rows, utf-8, comma, heading in line 1", "name id; x number 1..3; y number 4..7", "Column 4 is empty and was left out."},
    {"truth.npy", "6 rows, npy", "group 1 category of 2", ""},
    {"twice.vec", "4 rows, utf-8, word2vec text", "word id; 3 numbers -0.2..0.7", "2 lines repeat a word, the first one \"a\": each stays a thing of its own."},
    {"twins.csv", "3 rows, utf-8, comma, heading in line 1", "x number 1..5; x 2 number 2..6; x 2 2 number 3..9; x 3 number 1..8", "More than one column is called \"x\": column 4 is \"x 3\" here."},
    {"two-arrays.npy", "2 rows, npy", "2 numbers 1..4", "144 bytes behind the array were not read; only the first array of a file is."},
    {"two-to-63.npy", "", "", "The header of this NumPy file promises 9223372036854775808 x 4 values of 4 bytes (1.34e8 TiB), and 16 bytes follow: the file is cut off, or its header is wrong. Save it again."},
    {"two-to-64.npy", "", "", "The header of this NumPy file cannot be read: it is not what Python writes, or has a number that is too large. Save the array again, with numpy.save(file, array)."},
    {"unclosed-at-end.csv", "2 rows, utf-8, comma, heading in line 1, fault 4:2", "name id; n number 1..2", "a quote opens here and is never closed; close it, or take it away."},
    {"unclosed-quote.csv", "3 rows, utf-8, comma, heading in line 1, fault 3:1", "name id; n number 1..4", "a quote opens here and is never closed; close it, or take it away."},
    {"units-in-brackets.csv", "4 rows, utf-8, comma, heading in line 1", "t number 0..3 in s; level number 1.5..4.5 in cm; well category of 2", "Line 2 was read as units: [s], [cm], [-]."},
    {"unsigned.npy", "4 rows, npy", "name 1 id", "\"name 1\": Its numbers have more digits than a number can hold exactly: kept as codes."},
    {"utf16-big.csv", "3 rows, utf-16-be with BOM, comma, heading in line 1", "name id; n number 1..5", ""},
    {"utf16-no-mark.csv", "4 rows, utf-16-le, comma, heading in line 1", "name id; score number 1.5..4.5; side category of 2", ""},
    {"utf16.json", "2 rows, utf-16-le with BOM, JSON", "name id; n number 1..2", ""},
    {"utf8-mark.csv", "4 rows, utf-8 with BOM, comma, heading in line 1", "id id; colour category of 2", ""},
    {"vector-ragged.jsonl", "11 rows, utf-8, JSON lines, fault 8:1", "word id; 3 numbers 0..1.3", "the list \"v\" has 2 numbers, and those of the other rows 3."},
    {"vector.jsonl", "3 rows, utf-8, JSON lines", "word id; 3 numbers -1..3.25", "\"embedding\" is a list of 3 numbers: it was read as the vector of each row."},
    {"version-2.npy", "2 rows, npy", "2 numbers 1..4", ""},
    {"version-3.npy", "2 rows, npy", "größe number 1.5..2.5; n number 2..3", ""},
    {"version-9.npy", "", "", "The header of this NumPy file cannot be read: it is of version 9, and 1 to 3 are known. Save the array again, with numpy.save(file, array)."},
    {"versions.csv", "3 rows, utf-8, comma, heading in line 1", "version id; n number 1..3", ""},
    {"wide.npy", "", "", "Each row has 3,000 numbers or columns, and at most 2,000 can be read; leave some out."},
    {"windows.csv", "3 rows, windows-1252, comma, heading in line 1", "navn id; alder number 27..45", "The file is not UTF-8; it was read as Western European (Windows-1252): look at the names."},
    {"word2vec.txt", "5 rows, utf-8, word2vec text", "word id; 3 numbers -0.2..3", ""},
    {"words.json", "3 rows, utf-8, JSON", "value id", ""},
    {"workbook.xlsx", "", "", "This is a workbook or an archive (zip), not a table as text; open it in its program and save it as CSV."},
    {"wrapped.json", "3 rows, utf-8, JSON", "properties.name id; properties.legs number 4..6; 2 numbers 0.5..3.5", "\"geometry.coordinates\" is a list of 2 numbers: it was read as the vector of each row."},
    {"years-as-names.csv", "3 rows, utf-8, comma, heading in line 1", "land id; 2019 number 5.33..10.2; 2020 number 5.37..10.3; 2021 number 5.39..10.4", ""},
    {"zeros-inside.csv", "3 rows, utf-8, comma, heading in line 1", "a number 0.125..0.5; b number 0..100", ""},
    {"vectors.tsv + labels.tsv", "4 rows, utf-8, projector pair, no heading", "label id; 3 numbers 0.1..0.9", ""},
    {"labels-heading.tsv + vectors.tsv", "4 rows, utf-8, projector pair, heading in line 1", "animal id; 3 numbers 0.1..0.9", "\"labels-heading.tsv\" has one line more than there are vectors: its first line was read as a heading."},
    {"vectors.tsv + metadata.tsv", "4 rows, utf-8, projector pair, heading in line 1", "animal id; legs number 4..6; 3 numbers 0.1..0.9", "\"metadata.tsv\" has one line more than there are vectors: its first line was read as a heading."},
    {"vectors.tsv + metadata-no-heading.tsv", "4 rows, utf-8, projector pair, no heading", "name 1 id; number 1 number 4..6; 3 numbers 0.1..0.9", ""},
    {"vectors.tsv + metadata-short.tsv", "", "", "\"vectors.tsv\" has 4 vectors, and \"metadata-short.tsv\" 4 lines, of which the first one is a heading: one label is missing, and nobody can say which."},
    {"vectors.tsv + labels-short.tsv", "", "", "\"vectors.tsv\" has 4 vectors, and \"labels-short.tsv\" 3 lines; each vector needs a line, and a heading may stand above them."},
    {"vectors.tsv + labels-long.tsv", "", "", "\"vectors.tsv\" has 4 vectors, and \"labels-long.tsv\" 6 lines; each vector needs a line, and a heading may stand above them."},
    {"vectors.tsv + labels-gap.tsv", "4 rows, utf-8, projector pair, no heading", "label text, 1 missing; 3 numbers 0.1..0.9", "\"label\" is different in each row: shown in the card, no feature."},
    {"vectors.tsv + metadata-ragged.tsv", "", "", "\"metadata-ragged.tsv\", line 3, column 2: the line has 1 value, and the first one 2. Correct it: were it left out, all labels behind it would belong to other vectors."},
    {"vectors-ragged.tsv + labels.tsv", "", "", "\"vectors-ragged.tsv\", line 2, column 3: the line has 2 numbers, and most others 3. Correct it: were it left out, all labels behind it would belong to other vectors."},
    {"vectors-words.tsv + labels.tsv", "", "", "\"vectors-words.tsv\", line 2, column 2: \"x\" is no number. Correct it: were it left out, all labels behind it would belong to other vectors."},
    {"vectors.tsv + labels.csv", "4 rows, utf-8, projector pair, no heading", "name 1 id; number 1 number 4..6; 3 numbers 0.1..0.9", "No line names the columns; they are numbered."},
    {"vectors.tsv + labels.json", "4 rows, utf-8, projector pair", "label id; 3 numbers 0.1..0.9", ""},
    {"vectors.npy + labels.npy", "4 rows, npy and labels", "label number 0..1; 3 numbers 0..11", ""},
    {"vectors.npy + labels.tsv", "4 rows, utf-8, npy and labels, no heading", "label id; 3 numbers 0..11", ""},
    {"vectors.npy + labels-of-three.npy", "", "", "\"vectors.npy\" has 4 vectors, and \"labels-of-three.npy\" 3 rows; they have to be equally many."},
    {"vectors.npy + float32.npy", "", "", "\"vectors.npy\" and \"float32.npy\" do not belong together: both hold vectors. Bring one of them, with its labels."},
    {"plain.csv + tabs.tsv", "", "", "\"plain.csv\" and \"tabs.tsv\" do not belong together: neither holds only numbers, as the vectors of a pair do. Bring one table at a time."},
    {"plain.csv + vectors.tsv", "4 rows, utf-8, projector pair, heading in line 1", "name id; weight number 1200..12000; kind category of 2; 3 numbers 0.1..0.9", ""},
    {"vectors.tsv + picture.png", "", "", "\"picture.png\": This is a picture (PNG), not a table as text; bring the table itself, as text."},
    {"vectors.tsv + labels.tsv + metadata.tsv", "", "", "\"vectors.tsv\", \"labels.tsv\" and \"metadata.tsv\" cannot be read together; bring one table, or vectors and the labels that stand beside them."},
    {"vectors.npy + vectors.tsv", "", "", "\"vectors.npy\" and \"vectors.tsv\" do not belong together: both hold vectors. Bring one of them, with its labels."},
};
// clang-format on

std::string shown_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

// "name id; power number 46..150, 4 missing": all that the sheet says about its columns, those of a vector together.
std::string columns_in_words(const Sheet& sheet) {
    std::string all;
    const std::size_t n_beside = sheet.columns.size() - static_cast<std::size_t>(sheet.vector_dims);
    for (std::size_t i = 0; i < n_beside; ++i) {
        const SheetColumn& column = sheet.columns[i];
        all += (all.empty() ? "" : "; ") + column.name + " " + std::string(kind_name(column.kind));
        if (column.kind == SheetKind::number || column.kind == SheetKind::date)
            all += " " + shown_number(column.least) + ".." + shown_number(column.most);
        else if (column.kind == SheetKind::category)
            all += " of " + std::to_string(column.n_distinct);
        if (column.n_missing > 0) all += ", " + std::to_string(column.n_missing) + " missing";
        if (!column.unit.empty()) all += " in " + column.unit;
    }
    if (sheet.vector_dims == 0) return all;
    double least = 0, most = 0;
    int n_missing = 0;
    for (std::size_t i = n_beside; i < sheet.columns.size(); ++i) {
        least = i == n_beside ? sheet.columns[i].least : std::min(least, sheet.columns[i].least);
        most = i == n_beside ? sheet.columns[i].most : std::max(most, sheet.columns[i].most);
        n_missing += sheet.columns[i].n_missing;
    }
    all += (all.empty() ? "" : "; ") + std::to_string(sheet.vector_dims) + " numbers " + shown_number(least) + ".." +
           shown_number(most);
    if (n_missing > 0) all += ", " + std::to_string(n_missing) + " missing";
    return all;
}

std::string file_in_words(const Sheet& sheet) {
    std::string all = core::counted(sheet.n_rows, "row");
    if (!sheet.encoding.empty()) all += ", " + sheet.encoding;
    all += ", " + (sheet.point_is_sure || sheet.vector_dims > 0 ? sheet.format : delimiter_name(sheet.delimiter));
    if (sheet.comma_is_point) all += ", decimal comma";
    if (!sheet.point_is_sure || sheet.header_line > 0)
        all += sheet.header_line == 0 ? ", no heading" : ", heading in line " + std::to_string(sheet.header_line);
    for (const SheetFault& fault : sheet.faults)
        all += ", fault " + std::to_string(fault.line) + ":" + std::to_string(fault.column);
    return all;
}

bool is_said(const Sheet& sheet, std::string_view sentence) {
    if (sentence.empty()) return true;
    for (const std::string& warning : warnings_of(sheet)) {
        if (warning == sentence) return true;
    }
    return !sheet.faults.empty() && sheet.faults[0].reason == sentence;
}

core::Result<Sheet> read_named(std::string_view names) {
    std::vector<ImportedFile> files;
    while (!names.empty()) {
        const std::size_t end = names.find(" + ");
        const std::string_view name = names.substr(0, end);
        files.push_back({.name = std::string(name), .bytes = std::string(import_file(name))});
        names = end == std::string_view::npos ? std::string_view() : names.substr(end + 3);
    }
    return read_files(std::move(files));
}

}  // namespace

TEST_CASE("files as people bring them are read right, and what was guessed is said") {
    for (const Expected& expected : kExpected) {
        CAPTURE(expected.name);
        const core::Result<Sheet> read = read_named(expected.name);
        if (!read.ok()) {
            CHECK(expected.file == "");
            CHECK(read.error().sentence == expected.said);
            continue;
        }
        const Sheet& sheet = read.value();
        CHECK(file_in_words(sheet) == expected.file);
        CHECK(columns_in_words(sheet) == expected.columns);
        CHECK(is_said(sheet, expected.said));
        const std::string said = sheet_report(sheet).dump();
        CHECK(core::Json::parse(said).has_value());
        CHECK(!sheet_text(sheet).empty());
        for (const SheetColumn& column : sheet.columns) CHECK(!column.why.empty());
    }
}
