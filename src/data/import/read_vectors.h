// Word vectors as text -> Sheet, one word and its vector on each line: GloVe (no header), word2vec and fastText (first
// line: number of words, dimensions). The last numbers of a line are the vector; everything before them, with its
// spaces, is the word. May include sheet.h. Next: read_vectors.cpp.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

// The format that was detected.
struct VectorFormat {
    int dims = 0;            // dimensions of each vector; 0: the text holds no word vectors
    bool has_count = false;  // there is a first line with the number of words
    long long n_said = 0;    // the number of words on that line
};

// Detects the format from the beginning of a text. The file name ("glove.6B.50d.txt", ".vec" ...) decides where a table
// separated by spaces could look the same.
VectorFormat find_vectors(std::string_view text, std::string_view name);

// Reads bytes in a format that find_vectors() detects. A line with too few numbers is a fault (Sheet::faults), and so
// is one with a fraction too many; a whole number too many is part of the word ("New York 5"). Errors (field "data"):
// as read_sheet(), or no word vectors.
core::Result<Sheet> read_vectors(std::string bytes, std::string_view name);

}  // namespace data
