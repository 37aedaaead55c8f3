// Any table as text -> Sheet: encoding, delimiter, heading and the kinds of columns are found out, from all rows. May
// include sheet.h. Next: sheet_dataset.h.
#pragma once

#include <string>

#include "core/result.h"
#include "data/import/sheet.h"
#include "data/table_reader.h"

namespace data {

inline constexpr std::size_t kMostBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMostCells = 40000000;

// Errors, Error::field "data", a sentence with what to do: too large, no text, JSON, no rows, more than kMaxRows rows,
// kMaxColumns columns or kMostCells cells, hardly a line that can be read. Single lines that cannot be read are in
// Sheet::faults instead.
core::Result<Sheet> read_sheet(std::string bytes);

// Why a file of this size is not even opened; empty if it may be.
std::string problem_with_size(double n_bytes);

}  // namespace data
