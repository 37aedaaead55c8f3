// Sets the kind of a column of a sheet and the figures that depend on it: counts, examples, range. May include
// column_facts.h.
#pragma once

#include "data/import/column_facts.h"

namespace data {

// Sets SheetColumn::kind, n_missing, n_distinct, examples, least and most, and how values are read: comma_is_point of
// numbers, order of dates. `column`: its index.
void take_as(Sheet& sheet, int column, const ColumnFacts& facts, SheetKind kind);
// Sets least and most (days since 1970; unchanged without a date) and n_missing of a column of dates, read in its
// SheetColumn::order. Returns the first value that is no date in this order (30.2.2024); empty if there is none.
std::string find_date_range(Sheet& sheet, int column);

}  // namespace data
