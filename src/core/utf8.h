// Where a character of UTF-8 ends, and how one is written.
#pragma once

#include <string>
#include <string_view>

namespace core {

// The bytes of the character at the start of a text that is not empty. If it is none, as many as could have begun one
// (Unicode 15, table 3-7): what follows may be one again.
struct Utf8Character {
    std::size_t n_bytes = 1;
    bool valid = false;
};

Utf8Character first_character(std::string_view text);

void append_utf8(std::string& out, unsigned code_point);

}  // namespace core
