// Reading of JSON (RFC 8259) by recursive descent, a function for each kind of value. Each takes what it reads away
// from the front of the text; false says that it is no JSON.
#include <cerrno>
#include <cmath>
#include <cstdlib>

#include "core/json.h"
#include "core/utf8.h"

namespace core {
namespace {

constexpr int kDeepest = 1000;  // lists in lists; without a bound a text could use up the stack

struct Reader {
    std::string_view left;
    int depth = 0;

    bool value(Json& out);
    void skip_blanks() {
        while (!left.empty() && std::string_view(" \t\n\r").find(left.front()) != std::string_view::npos)
            left.remove_prefix(1);
    }
    bool next_is(char c) const { return !left.empty() && left.front() == c; }
    bool take(char c) {
        if (!next_is(c)) return false;
        left.remove_prefix(1);
        return true;
    }
    bool word(std::string_view wanted) {
        if (!left.starts_with(wanted)) return false;
        left.remove_prefix(wanted.size());
        return true;
    }
    bool array(Json& out);
    bool object(Json& out);
    bool text(std::string& out);
    bool escape(std::string& out);
    bool four_hex_digits(unsigned& out);
    bool number(Json& out);
};

bool Reader::value(Json& out) {
    skip_blanks();
    bool good = false;
    if (next_is('{') || next_is('[')) {
        if (++depth > kDeepest) return false;
        good = next_is('{') ? object(out) : array(out);
        --depth;
    } else if (next_is('"')) {
        std::string read;
        good = text(read);
        out = std::move(read);
    } else if (word("null")) {
        out = Json();
        good = true;
    } else if (next_is('t') || next_is('f')) {
        out = next_is('t');
        good = word("true") || word("false");
    } else {
        good = number(out);
    }
    skip_blanks();
    return good;
}

bool Reader::array(Json& out) {
    out = Json::array();
    take('[');
    skip_blanks();
    if (take(']')) return true;
    do {
        Json item;
        if (!value(item)) return false;
        out.push_back(std::move(item));
    } while (take(','));
    return take(']');
}

// Of a key that comes twice, the later value stays.
bool Reader::object(Json& out) {
    out = Json::object();
    take('{');
    skip_blanks();
    if (take('}')) return true;
    do {
        skip_blanks();
        std::string key;
        if (!text(key)) return false;
        skip_blanks();
        if (!take(':')) return false;
        Json item;
        if (!value(item)) return false;
        out[key] = std::move(item);
    } while (take(','));
    return take('}');
}

bool Reader::text(std::string& out) {
    if (!take('"')) return false;
    while (!left.empty()) {
        if (take('"')) return true;
        if (take('\\')) {
            if (!escape(out)) return false;
            continue;
        }
        const Utf8Character character = first_character(left);
        if (!character.valid || static_cast<unsigned char>(left.front()) < 0x20) return false;
        out += left.substr(0, character.n_bytes);
        left.remove_prefix(character.n_bytes);
    }
    return false;
}

bool Reader::escape(std::string& out) {
    if (take('u')) {
        unsigned code = 0, low = 0;
        if (!four_hex_digits(code) || (code >= 0xDC00 && code <= 0xDFFF)) return false;
        if (code >= 0xD800 && code <= 0xDBFF) {  // beyond 16 bits: two halves
            if (!word("\\u") || !four_hex_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, code);
        return true;
    }
    const std::string_view escaped = "bfnrt\"\\/", plain = "\b\f\n\r\t\"\\/";
    const std::size_t at = left.empty() ? std::string_view::npos : escaped.find(left.front());
    if (at == std::string_view::npos) return false;
    out += plain[at];
    left.remove_prefix(1);
    return true;
}

bool Reader::four_hex_digits(unsigned& out) {
    if (left.size() < 4) return false;
    for (const char c : left.substr(0, 4)) {
        const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
        if (digit == std::string_view::npos) return false;
        out = out * 16 + static_cast<unsigned>(digit < 16 ? digit : digit - 6);
    }
    left.remove_prefix(4);
    return true;
}

bool Reader::number(Json& out) {
    const std::string_view start = left;
    const auto digits = [&] {
        bool any = false;
        for (; !left.empty() && left.front() >= '0' && left.front() <= '9'; any = true) left.remove_prefix(1);
        return any;
    };
    const bool negative = take('-');
    if (!take('0') && !digits()) return false;
    bool whole = true;
    if (take('.')) {
        whole = false;
        if (!digits()) return false;
    }
    if (take('e') || take('E')) {
        whole = false;
        if (!take('+')) take('-');
        if (!digits()) return false;
    }
    const std::string read(start.substr(0, start.size() - left.size()));
    errno = 0;
    if (whole && negative) {
        out = std::strtoll(read.c_str(), nullptr, 10);
    } else if (whole) {
        out = std::strtoull(read.c_str(), nullptr, 10);
    }
    if (whole && errno == 0) return true;
    const double real = std::strtod(read.c_str(), nullptr);  // of the right size: the grammar is checked above
    out = real;
    return std::isfinite(real);
}

}  // namespace

std::optional<Json> Json::parse(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Reader reader{.left = text};
    Json json;
    if (!reader.value(json) || !reader.left.empty()) return std::nullopt;
    return json;
}

}  // namespace core
