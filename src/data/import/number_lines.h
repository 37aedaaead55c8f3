// Text with a list of numbers on every line, separated by tabs, semicolons, commas or spaces -> Sheet with one vector
// for each line, as exported by the Embedding Projector (https://projector.tensorflow.org). May include sheet.h. Next:
// read_pair.cpp, which uses it.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// The length of the vectors: how many numbers most lines have, if at least 80 percent of the first 200 lines consist of
// numbers only; else 0. Sets has_header: whether the first line is something else.
int numbers_of_lines(std::string_view text, bool& has_header);

// Reads such a text. A first line with as many names as the vectors have numbers is skipped, with a warning; an empty
// value is a missing one; lines with more or fewer values, or with text, are left out and listed in Sheet::faults.
// Errors (field "data"): not text, no such lines, too large. The caller then calls finish_vector() (vector_columns.h).
core::Result<Sheet> read_number_lines(std::string bytes);

}  // namespace data
