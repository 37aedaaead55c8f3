// JSON -> Sheet. Accepts one object on each line, a list of objects, or columns as lists. Nested objects become
// columns "a.b"; lists of numbers, equally long in nearly all rows, become columns, the longest the vector; null and
// absent names are missing values. May include sheet.h. Next: json_rows.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// Whether the bytes begin like JSON; the file name decides if a table could begin the same way.
bool looks_like_json(std::string_view bytes, std::string_view name);

// Errors: not text; a syntax error (with line and column); no rows; too many rows, columns or cells. With one
// object on each line, lines that cannot be read, and objects that repeat a name, are listed in Sheet::faults instead.
core::Result<Sheet> read_json(std::string bytes, std::string_view name);

}  // namespace data
