// A first name -> the numbers that a model sees of it. The very same function makes the columns of the data set when it
// is read and those of a name that a learner types, so that both stand on one map. May include core and data. Next:
// data_sets/first_names.cpp, which says what the columns are good for.
//
// A name is UTF-8. Blanks do not count, capitals count as small letters, and whatever is no letter from a to z is the
// 27th sign, "other".
//   length   how many signs
//   vowels   which share of the signs are a, e, i, o or u; 0 of no signs
//   letters  how often each of the 27 signs is in it, in no order
//   first, last, before, third
//            which sign is the first, the last, the last but one, the last but two: 1 in one column each; a name that
//            is too short has none there
//   pairs    how often each two signs stand beside each other, a mark before the first sign and one behind the last
//            included. Pairs go by their hash (characters.h; the two signs as characters, "other" as '?', the marks as
//            '<' and '>') into kPairColumns columns, which some share
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data {

inline constexpr int kPairColumns = 128;

// Ids of the columns of each group.
std::vector<std::string> name_letter_columns();
// place: "first", "last", "before", "third".
std::vector<std::string> name_place_columns(const std::string& place);
std::vector<std::string> name_pair_columns();
// Of all groups in this order, and their values.
std::vector<std::string> name_text_columns();
std::vector<float> encode_name_text(std::string_view text);

}  // namespace data
