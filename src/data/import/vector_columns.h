// The columns of a sheet that together are one vector (an embedding): the last Sheet::vector_dims of them. Their kind
// is always number, and they are not listed one by one. May include sheet.h.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// Names the columns "vector 1" ..., sets their kind and ranges, and adds a warning with the number of values that are
// missing or not finite. Distinct values are not counted (n_distinct is 0).
void finish_vector(Sheet& sheet);

// Whether the text is "nan", "inf", "-Infinity" ..., as programs write values that are not finite.
bool is_not_finite(std::string_view text);

// Error (field "data") if a table would be too large: more than kMaxRows rows, kMaxColumns columns or kMostCells cells.
core::Status problem_with_room(double n_rows, double n_columns);

}  // namespace data
