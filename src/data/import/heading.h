// Whether the first record of a table names its columns, what they are called, and whether units stand below. May
// include sheet.h.
#pragma once

#include <string>
#include <vector>

#include "data/import/sheet.h"

namespace data {

// Looks at the first record beside the rows below it, which are in the sheet already.
bool names_columns(const Sheet& sheet, const std::vector<SheetCell>& first);
// Gives each column a name of its own, and says in the sheet's warnings what was changed. An empty list: no line names
// them, and they are numbered later, by number_columns().
void name_columns(Sheet& sheet, const std::vector<std::string>& names);
// "number 1", "group 1" ...: for columns that no line names, once their kinds are known.
void number_columns(Sheet& sheet);
// If the first row holds units (cm, l/s), takes it out of the rows and says so.
void take_units(Sheet& sheet);
// Takes out columns at the end that have neither a name nor a value.
void leave_out_empty_end(Sheet& sheet);

}  // namespace data
