// Sets the kind of a column of a sheet and the figures that depend on it: counts, examples, range. May include
// column_facts.h.
#pragma once

#include "data/import/column_facts.h"

namespace data {

// Sets SheetColumn::kind, n_missing, n_distinct, examples, least and most, and how its values are read: the decimal
// sign of numbers (comma_is_point), the order of day and month in dates (order). `column`: its index in the sheet.
void take_as(Sheet& sheet, int column, const ColumnFacts& facts, SheetKind kind);
// Sets least and most (days since 1970; unchanged without a date) and n_missing of a column of dates, read in its
// SheetColumn::order. Returns the first value that is no date in this order (30.2.2024); empty if there is none.
std::string find_date_range(Sheet& sheet, int column);

}  // namespace data
