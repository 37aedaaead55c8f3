// Elements of a NumPy array as text. May include npy_header.h.
#pragma once

#include <string>

#include "data/import/npy_header.h"

namespace data {

// Appends the value at `bytes` to `out` (nothing for a missing date, NaT). False: a text (U, S) that is not valid, of
// which a part may have been appended; a date (M) that cannot be written.
bool append_value(std::string& out, const NpyField& field, const char* bytes);

}  // namespace data
