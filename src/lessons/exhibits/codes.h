// The exhibit "codes": text as a list of Unicode code points, and back; encodes and decodes UTF-8 (RFC 3629). Includes
// the standard library only. Knows no panels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lessons {

using Code = std::uint32_t;  // a Unicode code point

inline constexpr std::size_t kMostCodes = 24;  // in the learner's list
inline constexpr Code kNoCharacter = 0xFFFD;   // replacement character, for invalid bytes and codes

// The key: how a list of codes is read.
enum class Key { unicode, one_off };

// The state of the exhibit. The list is the data; the text is only how the key reads it.
struct Codes {
    std::vector<Code> list = {104, 101, 108, 108, 111, 32, 119, 111, 114, 108, 100};  // "hello world"
    Key key = Key::unicode;
    int chosen = 0;  // index into the list: the code that the buttons change
};

// The codes of a UTF-8 text; kNoCharacter for each invalid byte.
std::vector<Code> codes_of(std::string_view text);
// The UTF-8 text of codes; kNoCharacter for surrogates and codes above U+10FFFF.
std::string text_of(const std::vector<Code>& list);
// The text that a key reads from the list: one_off adds 1 to each code first, so it reads "hello" as "ifmmp".
std::string read_with(const std::vector<Code>& list, Key key);

// Sizes in bytes: of one code in UTF-8 (1 to 4); of a list in UTF-8; with 4 bytes a code (UTF-32); with 7 bits a code
// (ASCII), packed and rounded up to whole bytes, -1 if a code needs more than 7 bits.
int utf8_bytes(Code code);
int utf8_bytes(const std::vector<Code>& list);
int utf32_bytes(const std::vector<Code>& list);
int ascii_bytes(const std::vector<Code>& list);

// The bytes of a code in UTF-8 as bits, "01101000", with a space between bytes.
std::string bits_of(Code code);

}  // namespace lessons
