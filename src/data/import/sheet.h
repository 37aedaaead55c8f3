// A table that somebody brought, as it was read: columns with what each was taken for and why, all rows, and the lines
// that could not be read. Everything guessed is a plain member that a person can look at and change; nothing is learned
// from it before sheet_dataset.h has made a data set of it. Knows no files and no windows. May include core and data.
// Next: read_sheet.h (bytes -> Sheet), sheet_dataset.h (Sheet -> Dataset).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/dates.h"

namespace data {

// id: a name or code of the thing, such as "Beet 1" or "01220"; text: shown, but nothing to learn from.
enum class SheetKind { number, category, id, text, date, ignored };
std::string_view kind_name(SheetKind kind);  // "number", "ignored" ...

// One value as it stands in Sheet::text.
struct SheetCell {
    std::uint32_t at = 0;
    std::uint32_t length : 31 = 0;
    std::uint32_t quoted : 1 = 0;
};

struct SheetColumn {
    std::string name;  // of its own: a second "total" is "total 2"
    std::string unit;  // "cm"; empty if none was said
    SheetKind kind = SheetKind::text;
    std::string why;         // the reason of the kind, a sentence
    bool is_chosen = false;  // by a person
    int n_missing = 0, n_distinct = 0;
    std::vector<std::string> examples;  // the first different values, at most kMostExamples
    double least = 0, most = 0;         // of numbers; of dates in days since 1970-01-01
    // How its values are read.
    bool comma_is_point = false;  // "1,5" is one and a half
    bool na_is_value = false;     // "NA" is a value like "DE" and "FR", not a missing one
    DateOrder order = DateOrder::day_first;
    bool order_is_open = false;  // nothing in the column tells day and month apart
};

// A line that cannot be read, as a text editor counts.
struct SheetFault {
    int line = 0, column = 0;
    std::string reason;  // a sentence
};

struct Sheet {
    std::string text;             // the file as UTF-8; cells point into it
    std::string encoding;         // "utf-8 with BOM", "windows-1252" ...
    char delimiter = ',';         // ' ' stands for any number of spaces
    bool comma_is_point = false;  // in most columns
    int header_line = 0;          // 0: no line names the columns
    int n_skipped = 0;            // lines before the names, or before the first row
    int n_rows = 0;
    std::vector<SheetColumn> columns;
    std::vector<SheetCell> cells;       // [n_rows, columns], row by row
    std::vector<int> lines;             // [n_rows]: where each row begins
    std::vector<std::string> warnings;  // what was guessed, changed or left out, sentences
    std::vector<SheetFault> faults;     // the first kMostFaults of them
    int n_faults = 0;
    bool leave_out_faults = false;  // a person said so; else sheet_dataset() refuses

    [[nodiscard]] const SheetCell& cell(int row, int column) const {
        return cells[static_cast<std::size_t>(row) * columns.size() + static_cast<std::size_t>(column)];
    }
};

inline constexpr int kMostExamples = 3;
inline constexpr int kMostFaults = 100;

// A value without the spaces at its ends.
std::string_view value_of(const Sheet& sheet, const SheetCell& cell);
// A value as a text: spaces that were quoted stay.
std::string_view text_of(const Sheet& sheet, const SheetCell& cell);
// Without spaces, tabs and no-break spaces at the ends.
std::string_view without_outer_spaces(std::string_view text);

// A person takes a column for something else; counts, examples and the reason follow. Refused with a sentence where no
// value reads as one of the kind: then nothing has changed.
core::Status set_kind(Sheet& sheet, int column, SheetKind kind);
// A person says how the dates of a column are read.
core::Status set_date_order(Sheet& sheet, int column, DateOrder order);

}  // namespace data
