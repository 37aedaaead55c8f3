// A NumPy array (.npy) -> Sheet. Each row of a matrix of numbers becomes the vector of a thing, a one-dimensional
// array becomes a column, a structured array becomes a table. May include sheet.h. Next: npy_header.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

bool is_npy(std::string_view bytes);

// Sheet::text has each value with enough digits to read back the same number; Sheet::lines are rows, counted from 1.
// Errors: a header that is not valid, element types that are not supported, fewer bytes than the header says, too many
// rows or columns.
core::Result<Sheet> read_npy(std::string bytes);

}  // namespace data
