// A first name -> numeric features, for the data set of first names. The same function encodes the data set's names and
// a name that a learner types, so both can be placed on one map. May include core and data. Next:
// data_sets/first_names.cpp, which says what each group of columns is good for.
//
// A name is UTF-8. Blanks are left out, capitals count as small letters, and anything but a letter from a to z is the
// 27th sign, "other". Groups of columns:
//   length   number of signs
//   vowels   share of the signs that are a, e, i, o or u; 0 for an empty name
//   letters  how often each of the 27 signs occurs
//   first, last, before, third
//            one-hot: which sign is the first, the last, the last but one, the last but two; all 0 in a name that is
//            too short
//   pairs    how often each pair of neighbouring signs (bigram) occurs, with a mark before the first sign and one after
//            the last. Pairs are hashed (characters.h; the two signs as characters, "other" as '?', the marks as '<'
//            and '>') into kPairColumns columns, so different pairs can share a column
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kPairColumns = 128;

// Ids of the columns, group by group.
std::vector<std::string> name_letter_columns();
// Ids of one of the one-hot groups; place: "first", "last", "before", "third".
std::vector<std::string> name_place_columns(const std::string& place);
std::vector<std::string> name_pair_columns();
// Ids of all columns, groups in this order; and the features of a name, one value for each column.
std::vector<std::string> name_text_columns();
std::vector<float> encode_name_text(std::string_view text);

}  // namespace data
