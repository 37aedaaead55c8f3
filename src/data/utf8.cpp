#include "data/utf8.h"

#include <cstdint>
#include <cstring>

namespace data {
namespace {

// Whether eight bytes are all ASCII and none is zero: nearly all that there are.
bool is_plain(const char* eight) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, 8);
    constexpr std::uint64_t kHigh = 0x8080808080808080ull, kOnes = 0x0101010101010101ull;
    return (bytes & kHigh) == 0 && ((bytes - kOnes) & kHigh) == 0;
}

// Length of the character that starts with this byte, and the range its second byte must be in.
struct Lead {
    std::size_t length = 0;  // 0: no character starts with this byte
    unsigned char low = 0x80, high = 0xBF;
};

Lead read_lead(unsigned char byte) {
    if (byte == 0) return {0};
    if (byte < 0x80) return {1};
    if (byte < 0xC2) return {0};  // a continuation, or an overlong form
    if (byte < 0xE0) return {2};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};  // surrogates left out
    if (byte < 0xF0) return {3};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte < 0xF4) return {4};
    if (byte == 0xF4) return {4, 0x80, 0x8F};  // up to U+10FFFF
    return {0};
}

}  // namespace

std::optional<std::size_t> first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size() && is_plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const Lead lead = read_lead(static_cast<unsigned char>(text[at]));
        if (lead.length == 0 || lead.length > text.size() - at) return at;
        for (std::size_t i = 1; i < lead.length; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            const unsigned char low = i == 1 ? lead.low : 0x80;
            const unsigned char high = i == 1 ? lead.high : 0xBF;
            if (byte < low || byte > high) return at;
        }
        at += lead.length;
    }
    return std::nullopt;
}

}  // namespace data
