// See shown_text.h.
#include "core/shown_text.h"

#include <cstdio>
#include <vector>

#include "core/utf8.h"

namespace core {
namespace {

bool commands_a_terminal(unsigned code) {
    return (code >= 0x80 && code <= 0x9F)         // control characters of one byte in Latin-1
           || code == 0x2028 || code == 0x2029    // line and paragraph ends
           || (code >= 0x202A && code <= 0x202E)  // bidirectional controls, as the next range
           || (code >= 0x2066 && code <= 0x2069);
}

void append_code(std::string& out, const char* format, unsigned code) {
    char text[16];
    std::snprintf(text, sizeof text, format, code);
    out += text;
}

}  // namespace

std::string printable(std::string_view text, Lines lines) {
    std::string out;
    while (!text.empty()) {
        const Utf8Character character = first_character(text);
        const std::string_view letter = text.substr(0, character.n_bytes);
        text.remove_prefix(character.n_bytes);
        const auto first = static_cast<unsigned char>(letter[0]);
        if (!character.valid) {
            for (const char byte : letter) append_code(out, "\\x%02x", static_cast<unsigned char>(byte));
        } else if (letter.size() == 1 && (first < 0x20 || first == 0x7F)) {
            const bool kept = lines == Lines::kept && (first == '\n' || first == '\t');
            if (kept) {
                out += letter;
            } else {
                append_code(out, first == '\n' ? "\\n" : first == '\t' ? "\\t" : "\\u%04x", first);
            }
        } else if ((letter.size() == 2 || letter.size() == 3) && commands_a_terminal(code_point(letter))) {
            append_code(out, "\\u%04x", code_point(letter));
        } else {
            out += letter;
        }
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    std::vector<std::size_t> starts;  // of each letter
    for (std::size_t at = 0; at < text.size(); at += first_character(text.substr(at)).n_bytes) starts.push_back(at);
    if (starts.size() <= most) return std::string(text);
    const std::size_t behind = most / 3, before = most - behind - 1;
    return std::string(text.substr(0, starts[before])) + "…" + std::string(text.substr(starts[starts.size() - behind]));
}

std::string quoted(std::string_view text) { return "\"" + printable(shortened(text)) + "\""; }

}  // namespace core
