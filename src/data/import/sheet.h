// A sheet: a learner's own table as it was read. It has all rows, the columns (each with its inferred kind and the
// reason), and the lines that could not be read. Everything that was inferred is a plain member that a person can
// review and change; sheet_dataset.h then makes a data set from it. Knows no files and no windows. May include core and
// data. Next: read_sheet.h (bytes -> Sheet), sheet_dataset.h (Sheet -> Dataset).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/contexts.h"
#include "data/import/dates.h"

namespace data {

// Kinds of columns. id: a name or code of the thing, such as "Beet 1" or "01220"; text: shown, but not used for
// training.
enum class SheetKind { number, category, id, text, date, ignored };
std::string_view kind_name(SheetKind kind);  // "number", "ignored" ...

// One value: `length` bytes of Sheet::text from `at` on. quoted: it was in quotes, which are not part of it.
struct SheetCell {
    std::uint32_t at = 0;
    std::uint32_t length : 31 = 0;
    std::uint32_t quoted : 1 = 0;
};

// A word of a column that counts as missing in some columns, or that might stand for a missing value: "NA", "-999".
struct MissingWord {
    std::string word;
    int n = 0;  // cells
    bool is_missing = false;
};

struct SheetColumn {
    std::string name;  // unique: a second "total" becomes "total 2"
    std::string unit;  // "cm"; empty if the file names none
    SheetKind kind = SheetKind::text;
    std::string why;         // why it has this kind, a sentence
    bool is_chosen = false;  // a person has chosen the kind
    int n_missing = 0, n_distinct = 0;
    int n_empty = 0;                         // cells without any text; they always count as missing
    std::vector<MissingWord> missing_words;  // as they are written; missing_words.h is about all columns
    std::vector<std::string> warnings;       // what was guessed, changed or left out, sentences
    std::vector<std::string> examples;       // the first different values, at most kMostExamples
    double least = 0, most = 0;              // of numbers; of dates in days since 1970-01-01; 0 for other kinds
    // How its values are read.
    bool comma_is_point = false;  // "1,5" is one and a half
    bool na_is_value = false;     // "NA" is a value like "DE" and "FR", not a missing one
    DateOrder order = DateOrder::day_first;
    bool order_is_open = false;  // the values do not show which number is the day
};

// A line that could not be read. `column` is the number of the value in the line (from 1), in JSON of the character.
struct SheetFault {
    int line = 0, column = 0;
    std::string reason;  // a sentence
};

// A person's choice whether a word, exactly as it is written, counts as missing. It holds for all columns.
struct MissingChoice {
    std::string word;
    bool is_missing = false;
};

// A person's choice whether a word of running text, written in small letters, is a thing.
struct WordChoice {
    std::string word;
    bool is_thing = false;
};

// Why a word of running text is no thing: it stands evenly all over the text; has hardly a letter; occurs too seldom;
// there are enough more frequent ones.
enum class LeftOut { everywhere, small, rare, many };
inline constexpr std::size_t kLeftOutReasons = 4;

// A word of running text that is no thing, or about which a person has chosen.
struct TextWord {
    std::string word;
    int n = 0;                               // how often it stands in the text
    LeftOut left_out = LeftOut::everywhere;  // why it is left out, or would be; of no meaning if it would not
    bool is_thing = false, is_chosen = false;
};

// Values of Sheet::target that are not a column: the proposed one (the last category); no target, so that the features
// are reconstructed.
inline constexpr int kProposedTarget = -2, kNoTarget = -1;

// What a file of plain text is taken for: text_kind.h.
enum class TextKind { table, lines, corpus };

struct Sheet {
    std::string text;     // the file as UTF-8, or its values written as text; cells point into it
    std::string text_id;  // first part of its id (own_id.h); empty: it is made of `text`
    TextKind text_kind = TextKind::table;
    bool is_text_kind_chosen = false;  // a person has chosen it
    bool is_plain_text = false;        // it was read from plain text, which can be taken for another kind
    // Of running text; else empty. word_choices.h changes it.
    Contexts contexts{};                            // what stands beside what
    std::vector<WordChoice> word_choices{};         // those that change something
    std::vector<TextWord> text_words{};             // most frequent first: all that were chosen, some of those left out
    std::array<int, kLeftOutReasons> n_left_out{};  // words, by LeftOut
    int fewest_occurrences = 0;                     // of a thing that was not chosen
    std::string format;           // "CSV", "TSV", "text table", "JSON lines", "JSON", "npy", "word2vec text" ...
    std::string encoding;         // "utf-8 with BOM", "windows-1252" ...; empty for npy files
    char delimiter = ',';         // ' ' stands for any number of spaces; 0: none
    bool comma_is_point = false;  // "1,5" is one and a half in most columns
    bool point_is_sure = false;   // written by a program: in 1.234 the point is surely a decimal point
    int header_line = 0;          // number of the line with the names of the columns; 0: none
    int n_skipped = 0;            // lines before the names, or before the first row
    int n_rows = 0;
    int vector_dims = 0;  // the number of columns, the last ones, that form one vector; 0: there is none
    std::vector<SheetColumn> columns;
    std::vector<SheetCell> cells;                  // [n_rows, columns], row by row
    std::vector<int> lines;                        // [n_rows]: number of the line on which each row begins
    std::vector<std::string> warnings;             // the same about the file as a whole; warnings_of() has all of them
    std::vector<MissingChoice> missing_choices{};  // see missing_words.h
    std::vector<SheetFault> faults;                // the first kMostFaults of them
    int n_faults = 0;
    bool leave_out_faults = false;  // a person agreed to leave faulty lines out; else sheet_dataset() refuses
    int target = kProposedTarget;   // index of the column that the first model predicts, or a value above
    KeptFiles files{};              // the files that it was read from

    [[nodiscard]] const SheetCell& cell(int row, int column) const {
        return cells[static_cast<std::size_t>(row) * columns.size() + static_cast<std::size_t>(column)];
    }
};

inline constexpr int kMostExamples = 3;
inline constexpr int kMostFaults = 100;

// Adds a fault to the list; only counts it if the list has kMostFaults already.
void add_fault(Sheet& sheet, SheetFault fault);

// The warnings about the file, then those about its columns; at most kMostWarnings.
std::vector<std::string> warnings_of(const Sheet& sheet);
inline constexpr std::size_t kMostWarnings = 200;

// A value without the spaces at its ends.
std::string_view value_of(const Sheet& sheet, const SheetCell& cell);
// The same, but a value in quotes keeps the spaces at its ends.
std::string_view text_of(const Sheet& sheet, const SheetCell& cell);
// The text without spaces, tabs and no-break spaces at its ends.
std::string_view without_outer_spaces(std::string_view text);

// Sets the kind that a person has chosen for a column, and with it counts, examples and the reason. Error: no value of
// the column can be read as this kind; then nothing has changed.
core::Status set_kind(Sheet& sheet, int column, SheetKind kind);
// Sets the order of day, month and year that a person has chosen for a column of dates.
core::Status set_date_order(Sheet& sheet, int column, DateOrder order);
// Whether a column can be the target: of numbers or categories, with at least two different values.
bool can_be_target(const SheetColumn& column);
// The column that is the target now: Sheet::target or the proposed one; kNoTarget if there is none.
int target_of(const Sheet& sheet);

}  // namespace data
