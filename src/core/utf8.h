// UTF-8: finding where a character (a code point) ends, decoding one and encoding one. Includes nothing of ours. Next:
// data/utf8.h, which validates whole texts.
#pragma once

#include <string>
#include <string_view>

namespace core {

// The first character of a text. valid: the text begins with a well-formed character of n_bytes bytes. Otherwise
// n_bytes, at least 1, is the length of the ill-formed piece (the longest prefix that could have begun a character;
// Unicode 15, table 3-7), after which reading can resume.
struct Utf8Character {
    std::size_t n_bytes = 1;
    bool valid = false;
};

// `text` must not be empty (not checked).
Utf8Character first_character(std::string_view text);

// The code point of one character: exactly its bytes, which must be valid UTF-8 (not checked).
unsigned code_point(std::string_view character);

// Appends the UTF-8 bytes of a code point, which must be valid (not checked).
void append_utf8(std::string& out, unsigned code_point);

}  // namespace core
