#include "data/characters.h"

#include <algorithm>
#include <cstddef>

#include "data/utf8.h"

namespace data {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string characters_of(std::string_view text) {
    std::string characters;
    while (!text.empty()) {
        const std::size_t good = std::min(first_bad_byte(text).value_or(text.size()), text.size());
        for (const char c : text.substr(0, good)) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0u) == 0x80u) continue;  // goes on with a character that was counted
            const bool blank = byte <= 0x20 || byte == 0x7F;
            characters += blank ? kSpace : byte < 0x80 ? small(c) : kOther;
        }
        if (good < text.size()) characters += kOther;  // the byte that is no text
        text.remove_prefix(std::min(good + 1, text.size()));
    }
    return characters;
}

std::uint32_t short_hash(std::string_view bytes) {
    std::uint32_t hash = 2166136261u;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

}  // namespace data
