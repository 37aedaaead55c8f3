// UTF-8: finding where a character ends, and encoding one. Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>

namespace core {

// The length in bytes of the first character of a text, which must not be empty. If the bytes are not valid UTF-8, the
// length of the longest prefix that could have begun a character (Unicode 15, table 3-7), at least 1: reading can resume
// after it.
struct Utf8Character {
    std::size_t n_bytes = 1;
    bool valid = false;
};

Utf8Character first_character(std::string_view text);

// The code point of one character, which must be valid UTF-8 from its first byte to its last.
unsigned code_point(std::string_view character);

// Appends the UTF-8 bytes of a code point, which must be a valid one (not checked).
void append_utf8(std::string& out, unsigned code_point);

}  // namespace core
