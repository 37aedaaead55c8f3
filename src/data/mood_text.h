// A short text -> the numbers that a model sees of it. The very same function makes the columns of the data set when it
// is read and those of a text that a learner types, so that both stand on one map. May include core and data. Next:
// data_sets/moods.cpp, which says what the columns are good for.
//
// A text is UTF-8 (a byte that is not counts as one unknown character). Letters count as small ones.
//   length      characters, and words (pieces between spaces)
//   characters  which share of the text each sign is, spaces left out: 68 signs of ASCII without capitals, and one column
//               for all others
//   places      for the first, second, last but one and last character, which sign it is: 1 in one column each. Any letter
//               is one sign here, and any digit; a space is none. A text of one character has no second one, nor a last
//               but one.
//   words       how often each word of two letters or more occurs, in no order. Words go by their hash (FNV-1a, 32 bits;
//               Fowler, Noll and Vo 1991) into kWordColumns columns, so that new words have a column too; some share one.
//   lexicon     sums of the ratings above and below 0 that a lexicon gives to the words, both as numbers of 0 or more;
//               and how many words say no ("not", "never", "don't" ...)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kWordColumns = 64;

// Ids of the columns of each group.
std::vector<std::string> mood_length_columns();
std::vector<std::string> mood_character_columns();
std::vector<std::string> mood_place_columns();
std::vector<std::string> mood_word_columns();
std::vector<std::string> mood_lexicon_columns();
// Of all groups in this order, and their values.
std::vector<std::string> mood_text_columns();
std::vector<float> encode_mood_text(std::string_view text);

// Characters of the text that the table's 68 signs and the space do not have: they share one column.
int count_unknown_characters(std::string_view text);
int count_characters(std::string_view text);
// The rating of a word (small letters) in the lexicon, -4 .. 4; 0 if it is not there.
float mood_of_word(std::string_view word);

}  // namespace data
