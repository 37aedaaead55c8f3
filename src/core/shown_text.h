// Text from outside (names in a file, an argument, a link) as a sentence or a terminal may show it: of bounded length,
// and without characters that command a terminal instead of being seen. Includes core only.
#pragma once

#include <string>
#include <string_view>

namespace core {

inline constexpr std::size_t kMostShown = 60;  // letters of a name in a sentence

enum class Lines { none, kept };  // whether line breaks and tabs are part of the text, or characters to be shown

// Control characters, marks that turn the direction of writing and bytes that are no UTF-8 as "\u001b", "\u202e", "\xff": in
// JSON the first two mean the same as before.
std::string printable(std::string_view text, Lines lines = Lines::none);
// At most so many letters: of a longer text the beginning and the end, with "…" in between.
std::string shortened(std::string_view text, std::size_t most = kMostShown);
// Both of them, in quotes: as a sentence names what somebody typed.
std::string quoted(std::string_view text);

}  // namespace core
