// A text -> one sign a character, so that what is counted are characters and not bytes. For the data sets of texts
// (mood_text.cpp, name_text.cpp). May include core and data.
//
// A sign is a printable character of ASCII, letters as small ones; kSpace for a blank or a control character; kOther
// for any other character, for each byte that is no UTF-8 and for a zero byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace data {

inline constexpr char kSpace = ' ', kOther = '\0';

std::string characters_of(std::string_view text);

// 32 bits: FNV-1a, Fowler, Noll and Vo 1991.
std::uint32_t short_hash(std::string_view bytes);

}  // namespace data
