// Fills in what a column says of itself once its kind is known: counts, examples, range. May include column_facts.h.
#pragma once

#include "data/import/column_facts.h"

namespace data {

void take_as(Sheet& sheet, int column, const ColumnFacts& facts, SheetKind kind);
// Range and missing days of a column of dates, as its order reads them. Returns an example of what is no day; empty if
// there is none.
std::string find_date_range(Sheet& sheet, int column);

}  // namespace data
