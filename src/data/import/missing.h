// Recognises the words that people write in place of a missing value ("NA", "?", "none" ...). Includes nothing of ours.
#pragma once

#include <string_view>

namespace data {

// no: there is a value. empty: there is no text. word: "NA", "?", "-" ..., missing in every column. number_word:
// "none", "." ..., missing in columns of numbers and dates, but a value in columns of words.
enum class Missing { no, empty, word, number_word };

// `text`: without spaces at its ends.
Missing missing_of(std::string_view text);

}  // namespace data
