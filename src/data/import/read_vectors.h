// Word vectors as text -> Sheet: GloVe (no header), word2vec and fastText (first line: number of words, dimensions).
// The last numbers of a line are the vector; everything before them, with its spaces, is the word. May include sheet.h.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

struct VectorForm {
    int dims = 0;            // numbers in each vector; 0: these are no word vectors
    bool has_count = false;  // the first line says how many there are
    long long n_said = 0;    // the number of words on that line
};

// Detects the format from the beginning of a text. The file name decides if a table separated by spaces could look the
// same.
VectorForm find_vectors(std::string_view text, std::string_view name);

// Reads bytes in a format that find_vectors() detects. A line with more or fewer numbers is a fault. Errors: as
// read_sheet().
core::Result<Sheet> read_vectors(std::string bytes, std::string_view name);

}  // namespace data
