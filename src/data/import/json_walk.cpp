// See json_walk.h.
#include "data/import/json_walk.h"

#include <cstring>

#include "core/shown_text.h"
#include "core/utf8.h"

namespace data {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Of four digits; negative if they are none.
int hex(std::string_view digits) {
    if (digits.size() < 4) return -1;
    int code = 0;
    for (const char c : digits.substr(0, 4)) {
        const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
        if (digit == std::string_view::npos) return -1;
        code = code * 16 + static_cast<int>(digit < 16 ? digit : digit - 6);
    }
    return code;
}

bool is_high(int code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low(int code) { return code >= 0xDC00 && code < 0xE000; }

}  // namespace

bool JsonWalk::fails(std::string reason) {
    if (reason_.empty()) {
        reason_ = std::move(reason);
        fault_at_ = at_;
    }
    return false;
}

std::string JsonWalk::next() const {
    if (at_end()) return "the end of the text";
    std::size_t n = 0;
    while (at_ + n < text_.size() && is_letter(text_[at_ + n])) ++n;
    if (n == 0) n = core::first_character(text_.substr(at_)).n_bytes;
    return next_is('"') ? "a quote" : core::quoted(text_.substr(at_, n));
}

void JsonWalk::skip_blanks() {
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return;
        ++at_;
    }
}

bool JsonWalk::take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
}

bool JsonWalk::escape() {
    if (!take('u')) {
        if (at_end() || std::string_view("bfnrt\"\\/").find(text_[at_]) == std::string_view::npos)
            return fails("a backslash inside quotes is written \\\\.");
        ++at_;
        return true;
    }
    const int code = hex(text_.substr(at_));
    if (code == 0) return fails("\\u0000 is a letter that no text has.");
    if (code < 0 || is_low(code)) return fails("behind \\u stand four digits of 0 to 9 and a to f that name a letter.");
    at_ += 4;
    if (!is_high(code)) return true;
    if (text_.substr(at_, 2) != "\\u" || !is_low(hex(text_.substr(at_ + 2))))
        return fails("half a letter: behind \\ud800 to \\udbff the other half has to stand, \\udc00 to \\udfff.");
    at_ += 6;
    return true;
}

bool JsonWalk::string(std::string_view& inside, bool& has_escapes) {
    const std::size_t opening = at_;
    has_escapes = false;
    ++at_;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '"') {
            inside = text_.substr(opening + 1, at_ - opening - 1);
            ++at_;
            return true;
        }
        if (c == '\\') {
            has_escapes = true;
            ++at_;
            if (!escape()) return false;
            continue;
        }
        if (c == '\n' || c == '\r') return fails("a line ends inside quotes; close them, or write \\n.");
        if (static_cast<unsigned char>(c) < 0x20)
            return fails("there is a control character inside quotes; leave it out.");
        ++at_;
    }
    at_ = opening;
    return fails("the text that begins here is not closed; put a quote at its end.");
}

bool JsonWalk::number() {
    const std::size_t start = at_;
    take('-');
    const auto digits = [&] {
        const std::size_t first = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ > first;
    };
    const std::size_t whole = at_;
    if (!digits()) {
        at_ = start;
        return word();
    }
    if (text_[whole] == '0' && at_ > whole + 1) {
        at_ = start;
        return fails("a number has no 0 in front of other digits; a code such as 007 is written in quotes.");
    }
    if (take('.') && !digits()) return fails("a digit has to stand behind the point.");
    if (take('e') || take('E')) {
        if (!take('+')) take('-');
        if (!digits()) return fails("a digit has to stand behind the e of a number.");
    }
    return true;
}

bool JsonWalk::word() {
    for (const std::string_view word : {"true", "false", "null", "NaN", "Infinity", "-Infinity"}) {
        if (!text_.substr(at_).starts_with(word)) continue;
        if (at_ + word.size() < text_.size() && is_letter(text_[at_ + word.size()])) break;
        at_ += word.size();
        return true;
    }
    if (at_end()) return fails("the text ends where a value has to stand.");
    if (next_is('\'')) return fails("a text stands in double quotes, not in '.");
    if (next_is('}') || next_is(']') || next_is(',')) return fails("a value is missing before " + next() + ".");
    if (is_letter(text_[at_]))
        return fails("the word " + next() +
                     " is no value; a text stands in double quotes, and truth is true or false.");
    return fails("there is " + next() + " where a value has to stand.");
}

bool JsonWalk::enter() {
    ++at_;
    if (++depth_ <= kDeepest) return true;
    return fails("lists lie in lists more than " + std::to_string(kDeepest) + " deep.");
}

bool JsonWalk::name(std::string& key) {
    skip_blanks();
    if (!next_is('"')) {
        if (at_end()) return fails("the text ends inside { }; close it with }.");
        if (next_is('}')) return fails("there is a comma too many before }.");
        return fails("a name in double quotes has to stand here, not " + next() + ".");
    }
    std::string_view inside;
    bool has_escapes = false;
    if (!string(inside, has_escapes)) return false;
    key = inside;
    if (has_escapes) key.resize(undo_escapes(key.data(), key.size()));
    skip_blanks();
    if (!take(':')) return fails("a colon is missing behind the name " + core::quoted(key) + ".");
    skip_blanks();
    return true;
}

bool JsonWalk::more(char closing) {
    skip_blanks();
    if (take(closing)) return false;
    if (!take(',')) {
        const std::string brackets = closing == '}' ? "{ }; close it with }." : "[ ]; close it with ].";
        return fails(at_end() ? "the text ends inside " + brackets
                              : std::string("a comma or ") + closing + " is missing before " + next() + ".");
    }
    skip_blanks();
    if (closing == ']' && next_is(']')) return fails("there is a comma too many before ].");
    return true;
}

bool JsonWalk::value() {
    skip_blanks();
    if (next_is('"')) {
        std::string_view inside;
        bool has_escapes = false;
        return string(inside, has_escapes);
    }
    if (!next_is('{') && !next_is('[')) return number();
    const char closing = next_is('{') ? '}' : ']';
    if (!enter()) return false;
    skip_blanks();
    if (!take(closing)) {
        std::string key;
        do {
            if (closing == '}' && !name(key)) return false;
            if (!value()) return false;
        } while (more(closing));
        if (!reason_.empty()) return false;
    }
    leave();
    return true;
}

std::size_t undo_escapes(char* text, std::size_t n) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < n;) {
        if (text[from] != '\\') {
            text[to++] = text[from++];
            continue;
        }
        const char c = text[from + 1];
        if (c != 'u') {
            const std::string_view escaped = "bfnrt", plain = "\b\f\n\r\t";
            const std::size_t at = escaped.find(c);
            text[to++] = at == std::string_view::npos ? c : plain[at];
            from += 2;
            continue;
        }
        int code = hex({text + from + 2, n - from - 2});
        from += 6;
        if (is_high(code)) {
            code = 0x10000 + ((code - 0xD800) << 10) + (hex({text + from + 2, n - from - 2}) - 0xDC00);
            from += 6;
        }
        std::string letter;
        core::append_utf8(letter, static_cast<unsigned>(code));
        std::memcpy(text + to, letter.data(), letter.size());
        to += letter.size();
    }
    return to;
}

}  // namespace data
