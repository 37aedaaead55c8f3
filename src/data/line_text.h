// A line of text of any language -> numeric features, for own files of one text a line. The same function encodes the
// file's lines and a line that a learner types. Groups of columns:
//   length   number of characters, and of words
//   letters  share of each letter: a column each for a to z, one for digits, and kOtherLetters for all other letters, into
//            which they are hashed
//   words    how often each word occurs, hashed into kLineWords columns (so some words share one)
// May include core and data. Next: import/sheet_dataset.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kOtherLetters = 16, kLineWords = 64;

// Ids of the columns, group by group; of all columns, groups in this order; and the features, one value for each column.
std::vector<std::string> line_length_columns();
std::vector<std::string> line_letter_columns();
std::vector<std::string> line_word_columns();
std::vector<std::string> line_text_columns();
std::vector<float> encode_line_text(std::string_view text);

}  // namespace data
