// What a column is: decided from all of its rows, with the reason as a sentence. May include column_facts.h.
#pragma once

#include <string>

#include "data/import/column_facts.h"

namespace data {

struct Verdict {
    SheetKind kind = SheetKind::text;
    std::string why;
    bool is_code = false;        // looks like a number, and is none
    bool all_different = false;  // words that name the thing, unless another column does
};

// With the comma_is_point of the sheet for values that do not settle it.
Verdict judge(const Sheet& sheet, int column, const ColumnFacts& facts);

// Whether the column's numbers have a comma as decimal sign; `otherwise` where its values do not settle it.
bool reads_comma_as_point(const ColumnFacts& facts, bool otherwise);
// Whether the values are numbers, but for a few words that are said.
bool is_numeric(const ColumnFacts& facts, bool comma_is_point);
// The order of day and month that the values settle; is_open if nothing does.
DateOrder order_of(const ColumnFacts& facts, bool& is_open);

}  // namespace data
