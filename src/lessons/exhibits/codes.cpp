// See codes.h. UTF-8: the lead byte says how many bytes, the others carry six bits each (RFC 3629, section 3).
#include "lessons/exhibits/codes.h"

namespace lessons {
namespace {

bool is_character(Code code) { return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF); }

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// Length in bytes of the code that begins here, 0 if it is not UTF-8; writes the code to `code`.
std::size_t read_one(std::string_view text, std::size_t at, Code& code) {
    const unsigned lead = byte_at(text, at);
    const std::size_t n = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (n == 0 || lead >= 0xF8 || at + n > text.size()) return 0;
    code = n == 1 ? lead : lead & (0x7Fu >> n);
    for (std::size_t i = 1; i < n; ++i) {
        const unsigned next = byte_at(text, at + i);
        if ((next & 0xC0) != 0x80) return 0;
        code = (code << 6) | (next & 0x3F);
    }
    // An overlong form is not valid.
    return is_character(code) && static_cast<std::size_t>(utf8_bytes(code)) == n ? n : 0;
}

void append(std::string& text, Code code) {
    if (!is_character(code)) code = kNoCharacter;
    const int n = utf8_bytes(code);
    if (n == 1) {
        text += static_cast<char>(code);
        return;
    }
    const unsigned marks = n == 2 ? 0xC0 : n == 3 ? 0xE0 : 0xF0;
    text += static_cast<char>(marks | (code >> (6 * (n - 1))));
    for (int i = n - 2; i >= 0; --i) text += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
}

}  // namespace

std::vector<Code> codes_of(std::string_view text) {
    std::vector<Code> list;
    for (std::size_t at = 0; at < text.size();) {
        Code code = kNoCharacter;
        const std::size_t n = read_one(text, at, code);
        list.push_back(n == 0 ? kNoCharacter : code);
        at += n == 0 ? 1 : n;
    }
    return list;
}

std::string text_of(const std::vector<Code>& list) {
    std::string text;
    for (const Code code : list) append(text, code);
    return text;
}

std::string read_with(const std::vector<Code>& list, Key key) {
    if (key == Key::unicode) return text_of(list);
    std::vector<Code> next = list;
    for (Code& code : next) ++code;
    return text_of(next);
}

int utf8_bytes(Code code) { return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; }

int utf8_bytes(const std::vector<Code>& list) {
    int bytes = 0;
    for (const Code code : list) bytes += utf8_bytes(is_character(code) ? code : kNoCharacter);
    return bytes;
}

int utf32_bytes(const std::vector<Code>& list) { return 4 * static_cast<int>(list.size()); }

int ascii_bytes(const std::vector<Code>& list) {
    for (const Code code : list) {
        if (code >= 0x80) return -1;
    }
    return (7 * static_cast<int>(list.size()) + 7) / 8;
}

std::string bits_of(Code code) {
    std::string bytes, bits;
    append(bytes, code);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0) bits += ' ';
        for (int bit = 7; bit >= 0; --bit) bits += ((byte_at(bytes, i) >> bit) & 1) != 0 ? '1' : '0';
    }
    return bits;
}

}  // namespace lessons
