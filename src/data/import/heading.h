// The header line of a table: detects whether the first record has the names of the columns and whether the second one
// has their units, and names the columns. May include sheet.h.
#pragma once

#include <string>
#include <vector>

#include "data/import/sheet.h"

namespace data {

// Whether the first record has names of columns instead of values. Compares it with the rows below it, which are in the
// sheet already.
bool names_columns(const Sheet& sheet, const std::vector<SheetCell>& first);
// Gives each column a unique name and adds warnings to the sheet about names that were missing or had to be changed. An
// empty list: the table has no names, and number_columns() makes them later.
void name_columns(Sheet& sheet, const std::vector<std::string>& names);
// Calls the columns of a table that has no names "number 1", "group 1" ...; their kinds must be known.
void number_columns(Sheet& sheet);
// If the first row has units (cm, l/s), moves them to the columns, removes the row and adds a warning.
void take_units(Sheet& sheet);
// Removes columns at the end that have neither a name nor a value.
void leave_out_empty_end(Sheet& sheet);

}  // namespace data
