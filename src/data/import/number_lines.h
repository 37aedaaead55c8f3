// Text with a list of numbers on every line -> Sheet with one vector for each line, as exported by the Embedding
// Projector (https://projector.tensorflow.org). May include sheet.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// How many numbers most lines have, if nearly all of the first lines consist of numbers only; else 0. has_heading is
// set: whether the first line is something else.
int numbers_of_lines(std::string_view text, bool& has_heading);

// Reads such a text. A header line is skipped, with a warning; lines with more or fewer numbers, or with anything else,
// are left out and listed in Sheet::faults. Errors have field "data". The caller then calls finish_vector()
// (vector_columns.h).
core::Result<Sheet> read_number_lines(std::string bytes);

}  // namespace data
