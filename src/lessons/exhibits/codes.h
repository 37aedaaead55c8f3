// Text as a list of codes and back: the exhibit "codes". UTF-8 as RFC 3629 has it, by our own hands.
// May include the standard library only. Knows no panels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lessons {

using Code = std::uint32_t;  // a Unicode code point

inline constexpr std::size_t kMostCodes = 24;  // that the learner may write
inline constexpr Code kNoCharacter = 0xFFFD;   // stands for bytes and codes that are none

// How a list of codes is read: the key.
enum class Key { unicode, one_off };

// What lies on the desk. The list is what is there; the text is only how the key reads it.
struct Codes {
    std::vector<Code> list = {104, 101, 108, 108, 111, 32, 119, 111, 114, 108, 100};  // "hello world"
    Key key = Key::unicode;
    int chosen = 0;  // place in the list that the buttons change
};

// Bytes that are not UTF-8 give kNoCharacter each.
std::vector<Code> codes_of(std::string_view text);
// Surrogates and what is above U+10FFFF give kNoCharacter.
std::string text_of(const std::vector<Code>& list);
// The same read with a key: one_off takes each code for the character after it.
std::string read_with(const std::vector<Code>& list, Key key);

// Bytes of one code in UTF-8: 1 to 4; of all of them; and with a fixed width of 4 bytes, or of 7 bits a code, which is
// -1 where a code does not fit.
int utf8_bytes(Code code);
int utf8_bytes(const std::vector<Code>& list);
int utf32_bytes(const std::vector<Code>& list);
int ascii_bytes(const std::vector<Code>& list);

// The bytes of a code in UTF-8 as bits, "01101000", with a space between bytes.
std::string bits_of(Code code);

}  // namespace lessons
