// A line of text in any language -> numeric features, for a learner's files with one text a line. The same function
// encodes the lines of the file and a line that the learner types. Groups of columns:
//   length   number of characters, and of words
//   letters  share of each letter among letters and digits, ignoring case: one column each for a to z, one for all
//            digits, and kOtherLetters columns into which all other letters are hashed
//   words    how often each word occurs, hashed into kLineWords columns (so some words share one)
// May include core and data. Next: import/sheet_dataset.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kOtherLetters = 16, kLineWords = 64;

// Ids of the columns: of each group, then of all three in this order.
std::vector<std::string> line_length_columns();
std::vector<std::string> line_letter_columns();
std::vector<std::string> line_word_columns();
std::vector<std::string> line_text_columns();
// The features of a text: one value for each of line_text_columns().
std::vector<float> encode_line_text(std::string_view text);

}  // namespace data
