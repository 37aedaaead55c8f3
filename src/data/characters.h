// Text as a string with one byte for each character, so that lengths and positions count characters and not bytes of
// UTF-8. Used by the encoders of texts (mood_text.cpp, name_text.cpp). May include core and data.
//
// Each character of the text becomes one sign, a char. Printable ASCII characters stay as they are, but in lower case;
// ASCII spaces and control characters become kSpace; any other character, each byte that is not UTF-8, and a zero byte
// become kOther.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace data {

inline constexpr char kSpace = ' ', kOther = '\0';

// The signs of a UTF-8 text.
std::string characters_of(std::string_view text);

// A 32-bit hash: FNV-1a, Fowler, Noll and Vo 1991.
std::uint32_t short_hash(std::string_view bytes);

}  // namespace data
