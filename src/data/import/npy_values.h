// Elements of a NumPy array as text. May include npy_header.h.
#pragma once

#include <string>

#include "data/import/npy_header.h"

namespace data {

// Appends the value whose field.size bytes begin at `bytes` to `out` as text: 0.1, true, 2024-01-05 (nothing for a
// missing date, NaT). False: a text (U, S) that is not valid, of which a part may have been appended; a date (M) of an
// unknown unit or far from the present.
bool append_value(std::string& out, const NpyField& field, const char* bytes);

}  // namespace data
