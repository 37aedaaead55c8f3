// Makes text from outside (names in a file, arguments, links) safe to show in a sentence or on a terminal: shortens it
// and escapes control characters. Includes core only.
#pragma once

#include <string>
#include <string_view>

namespace core {

inline constexpr std::size_t kMostShown = 60;  // characters (code points) of a name in a sentence

enum class Lines { none, kept };  // whether line breaks and tabs are escaped (none) or left as they are (kept)

// The text with control characters, characters that change the direction of writing, and bytes that are not UTF-8
// written as "\u001b", "\u202e" and "\xff". A JSON reader turns the first two back into the original characters.
std::string printable(std::string_view text, Lines lines = Lines::none);
// The text itself if it has at most `most` characters (code points); else its beginning, "…" and its end, `most`
// characters in all.
std::string shortened(std::string_view text, std::size_t most = kMostShown);
// printable(shortened(text)) in quotes, for sentences that repeat what somebody typed.
std::string quoted(std::string_view text);

}  // namespace core
