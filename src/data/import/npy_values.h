// Elements of a NumPy array as text. May include npy_header.h.
#pragma once

#include <string>

#include "data/import/npy_header.h"

namespace data {

// Appends the value at `bytes` to `out`. False if a value of a text field (U or S) is not valid text.
bool append_value(std::string& out, const NpyField& field, const char* bytes);

}  // namespace data
