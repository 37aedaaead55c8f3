// Infers the kind of a column (number, category, date ...) from all of its values, with the reason as a sentence. May
// include column_facts.h.
#pragma once

#include <string>

#include "data/import/column_facts.h"

namespace data {

struct InferredKind {
    SheetKind kind = SheetKind::text;
    std::string why;       // the reason, a sentence
    bool is_code = false;  // its values are digits, but codes and not numbers: 007
    // Nearly all of its words are different, or too many for classes: it has the names of the things. If another column
    // has them already, or too few rows have a value, infer_kinds() makes it a text.
    bool names_things = false;
};

// Infers the kind of a column. If its values do not show whether a comma is the decimal sign, Sheet::comma_is_point
// decides.
InferredKind infer_kind(const Sheet& sheet, int column, const ColumnFacts& facts);

// Whether the column's numbers have a comma as decimal sign; `otherwise` if its values do not show it.
bool reads_comma_as_point(const ColumnFacts& facts, bool otherwise);
// Whether the values are numbers, apart from a few words, which will count as missing.
bool is_numeric(const Sheet& sheet, const ColumnFacts& facts, bool comma_is_point);
// The order of day and month in the column's dates. Sets is_open: true if the values do not show it; the result is then
// day_first.
DateOrder order_of(const ColumnFacts& facts, bool& is_open);

}  // namespace data
