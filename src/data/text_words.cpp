// See text_words.h.
#include "data/text_words.h"

#include "core/utf8.h"

namespace data {
namespace {

constexpr char32_t kApostrophe = U'\'', kCurved = 0x2019, kSoftHyphen = 0xAD;

// Signs among the code points from U+00A1 on; the others are taken for letters.
bool is_sign(char32_t code) {
    if (code < 0xC0) return code != 0xAA && code != 0xB5 && code != 0xBA;
    if (code == 0xD7 || code == 0xF7) return true;
    if (code >= 0x2000 && code < 0x2C00) return code != 0x2071 && code != 0x207F;  // punctuation, arrows, boxes
    if (code >= 0x3000 && code < 0x3005) return true;
    if (code >= 0x3008 && code < 0x3021) return true;
    if (code >= 0xFE10 && code < 0xFE70) return true;
    if (code >= 0xFF00 && code < 0xFF21) return true;
    return code >= 0x1F000 || (code >= 0xE000 && code < 0xF900) || code == 0xFFFD || code == 0xFEFF;
}

}  // namespace

char32_t code_point_at(std::string_view text, std::size_t at, std::size_t& n_bytes) {
    const core::Utf8Character character = core::first_character(text.substr(at));
    n_bytes = character.valid ? character.n_bytes : 1;
    return character.valid ? core::code_point(text.substr(at, n_bytes)) : 0xFFFD;
}

char32_t small_letter(char32_t code) {
    if (code < 0x80) {
        if (code >= 'A' && code <= 'Z') return code + 0x20;
        return code >= 'a' && code <= 'z' ? code : 0;
    }
    if (is_sign(code)) return 0;
    if (code >= 0xC0 && code <= 0xDE) return code + 0x20;
    // Pairs of a capital and its small letter: the capital is even in most of Latin Extended-A, odd in two parts of it.
    const bool odd_capitals = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (odd_capitals) return code % 2 == 1 ? code + 1 : code;
    if (code >= 0x100 && code <= 0x177 && code != 0x130 && code != 0x131 && code != 0x138)
        return code % 2 == 0 ? code + 1 : code;
    if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
    if (code >= 0x410 && code <= 0x42F) return code + 0x20;
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    return code;
}

TextWords::Letter TextWords::letter_at(std::size_t at) const {
    Letter letter;
    const char32_t code = code_point_at(text_, at, letter.n);
    letter.is_soft = code == kSoftHyphen;
    letter.joins = code == kApostrophe || code == kCurved || letter.is_soft;
    letter.code = letter.joins ? 0 : small_letter(code);
    return letter;
}

bool TextWords::next() {
    Letter letter;
    while (at_ < text_.size() && (letter = letter_at(at_)).code == 0) at_ += letter.n;
    if (at_ >= text_.size()) return false;
    begin_ = at_;
    word_.clear();
    n_letters_ = 0;
    std::string part;
    int n = 0;
    const auto end_part = [&] {
        if (n > n_letters_) {
            word_ = part;
            n_letters_ = n;
        }
        part.clear();
        n = 0;
    };
    while (at_ < text_.size()) {
        letter = letter_at(at_);
        if (letter.code == 0 && !letter.joins) break;
        if (letter.code != 0) {
            core::append_utf8(part, letter.code);
            ++n;
        } else if (!letter.is_soft) {
            end_part();
        }
        at_ += letter.n;
    }
    end_part();
    return true;
}

}  // namespace data
