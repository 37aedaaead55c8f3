// Text (CSV, TSV, semicolons) -> Table, for the tables that come with the program. It works for any such file: the
// separator is detected from the header line, quotes follow RFC 4180, and a column is numeric if every value that is
// not missing parses as a number. A learner's own tables are read more leniently, by import/. May include core and
// table.h. Next: dataset.h.
#pragma once

#include <string_view>

#include "core/result.h"
#include "data/table.h"

namespace data {

// Separator   whichever of tab, semicolon and comma is the most frequent in the header line outside quotes.
// Values      spaces around a value that is not quoted do not count; line ends are \n or \r\n; a byte order mark and
//             empty lines are skipped.
// Missing     empty, NA, N/A, NaN, null, ? (any case, quoted or not).
// Numbers     "18", "-1.5", ".5", "2e-3"; where semicolons separate, a comma is read as the decimal point ("1,5").
//             No thousands separators, no hexadecimal, no infinity. A column without any value is a number column.
// Columns     names are made ids ("Miles per Gallon" -> "miles_per_gallon"); a name without ASCII letters or
//             digits becomes "column_" and the number of the column.
// Errors      one sentence with line and column (or character), Error::field = "table": no header line (or one of
//             numbers only), no rows, a line with too many or too few values, a quote that never ends, text after a
//             closing quote, two columns with one id, text that is not UTF-8 or has a zero byte, more than kMaxRows
//             rows or kMaxColumns columns.
core::Result<Table> read_table(std::string_view text);

inline constexpr int kMaxRows = 200000;
inline constexpr int kMaxColumns = 2000;

}  // namespace data
