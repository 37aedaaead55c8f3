// A short text -> numeric features, for the data set of moods. The same function encodes the data set's texts and a
// text that a learner types, so both can be placed on one map. May include core and data. Next: data_sets/moods.cpp,
// which says what each group of columns is good for.
//
// Texts are UTF-8 (an invalid byte counts as one unknown character). Capitals count as small letters. Groups of
// columns:
//   length      number of characters, and of words (pieces between spaces)
//   characters  relative frequency of each sign, without spaces: 68 ASCII signs without capitals, and one column for
//               all others
//   places      one-hot: which sign the first, second, last but one and last character is. Here all letters
//               share a column, and all digits; a space has none. Places that a short text lacks are all 0
//   words       how often each word of two letters or more occurs (bag of words). Words are hashed into kWordColumns
//               columns (FNV-1a, 32 bits; Fowler, Noll and Vo 1991), so that new words have a column too; some words
//               share one
//   lexicon     sums of the positive and of the negative ratings that a lexicon gives to the words, both as numbers of
//               0 or more; and how many words negate ("not", "never", "don't" ...)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kWordColumns = 64;

// Ids of the columns, group by group.
std::vector<std::string> mood_length_columns();
std::vector<std::string> mood_character_columns();
std::vector<std::string> mood_place_columns();
std::vector<std::string> mood_word_columns();
std::vector<std::string> mood_lexicon_columns();
// Ids of all columns, groups in this order; and the features of a text, one value for each column.
std::vector<std::string> mood_text_columns();
std::vector<float> encode_mood_text(std::string_view text);

// The number of characters that are none of the 68 signs nor a space (they share one column), and the number of all
// characters.
int count_unknown_characters(std::string_view text);
int count_characters(std::string_view text);
// The rating of a word (in small letters) in the lexicon, -4 .. 4; 0 if it is not in the lexicon.
float mood_of_word(std::string_view word);

}  // namespace data
