// What people write where they have no value. Includes nothing of ours.
#pragma once

#include <string_view>

namespace data {

// empty: nothing stands there. word: "NA", "?", "-" ..., missing in whatever column. number_word: "none", "." ..., missing
// among numbers and dates, a word among words.
enum class Missing { no, empty, word, number_word };

// Of a text without spaces at its ends.
Missing missing_of(std::string_view text);

}  // namespace data
