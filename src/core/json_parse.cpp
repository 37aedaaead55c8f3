// Reading of JSON (RFC 8259) by recursive descent, a function for each kind of value. Each removes what it
// reads from the front of the text; false: it is not JSON, and `cause` says why.
#include <cerrno>
#include <cmath>
#include <cstdlib>

#include "core/json.h"
#include "core/shown_text.h"
#include "core/utf8.h"

namespace core {
namespace {

constexpr int kDeepest = 1000;  // lists in lists; without a bound a text could use up the stack

struct Reader {
    std::string_view left;
    int depth = 0;
    std::string cause;         // of the first fault
    std::string_view left_at;  // the rest of the text at the fault
    std::string twice;         // the first name that stands twice in one object, as JsonFault::cause
    std::string_view twice_at;

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
    bool fails(std::string_view why) { return fails_at(left, std::string(why)); }
    bool fails_at(std::string_view place, std::string why) {
        if (cause.empty()) {
            cause = std::move(why);
            left_at = place;
        }
        return false;
    }
    std::string next() const;
    bool no_value();
    bool no_name();
    bool array(Json& out);
    bool object(Json& out);
    bool text(std::string& out);
    bool escape(std::string& out);
    bool four_hex_digits(unsigned& out);
    bool number(Json& out);
};

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// The next word or character, as an error sentence names it.
std::string Reader::next() const {
    if (left.empty()) return "the end of the text";
    std::size_t n = 0;
    while (n < left.size() && is_of_word(left[n])) ++n;
    if (n == 0) n = first_character(left).n_bytes;
    return next_is('"') ? "a quote" : quoted(left.substr(0, n));
}

// Says why no value begins here; knows what JavaScript and Python allow and JSON does not.
bool Reader::no_value() {
    if (left.empty()) return fails("the text ends where a value has to stand");
    if (next_is('\'')) return fails("a text stands in double quotes, not in '");
    if (next_is('/') || next_is('#')) return fails("JSON has no comments; leave it out");
    if (next_is('}') || next_is(']') || next_is(',')) return fails("a value is missing before " + next());
    for (const std::string_view no_number : {"NaN", "Infinity", "-Infinity", "nan", "inf", "-inf"}) {
        if (left.starts_with(no_number))
            return fails(std::string(no_number) + " is no number of JSON; give a finite one");
    }
    if (next_is('+') || next_is('.')) return fails("a number begins with a digit or with -, not with " + next());
    for (const std::string_view other : {"True", "False", "None", "undefined"}) {
        if (left.starts_with(other)) return fails(std::string(other) + " is written true, false or null in JSON");
    }
    if (is_of_word(left.front())) return fails("the word " + next() + " is no value; a text stands in double quotes");
    return fails("there is " + next() + " where a value has to stand");
}

bool Reader::no_name() {
    if (left.empty()) return fails("the text ends inside { }; close it with }");
    if (next_is('}')) return fails("there is a comma too many before }");
    if (next_is('/') || next_is('#')) return fails("JSON has no comments; leave it out");
    const bool digit = left.front() >= '0' && left.front() <= '9';
    return fails("a name in double quotes has to stand here, not " + next() +
                 (digit ? "; a number has a point, no comma" : ""));
}

bool Reader::value(Json& out) {
    skip_blanks();
    bool good = false;
    if (next_is('{') || next_is('[')) {
        if (++depth > kDeepest) return fails("lists lie in lists more than a thousand deep");
        good = next_is('{') ? object(out) : array(out);
        --depth;
    } else if (next_is('"')) {
        std::string read;
        good = text(read);
        out = std::move(read);
    } else if (word("null")) {
        out = Json();
        good = true;
    } else if (word("true")) {
        out = true;
        good = true;
    } else if (word("false")) {
        out = false;
        good = true;
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
        skip_blanks();
        if (next_is(']')) return fails("there is a comma too many before ]");
        Json item;
        if (!value(item)) return false;
        out.push_back(std::move(item));
    } while (take(','));
    if (take(']')) return true;
    return fails(left.empty() ? "the text ends inside [ ]; close it with ]"
                              : "a comma or ] is missing before " + next());
}

// If a name occurs twice, the later value is kept.
bool Reader::object(Json& out) {
    out = Json::object();
    take('{');
    skip_blanks();
    if (take('}')) return true;
    do {
        skip_blanks();
        if (!next_is('"')) return no_name();
        const std::string_view name_at = left;
        std::string key;
        if (!text(key)) return false;
        if (twice.empty() && out.find(key) != nullptr) {
            twice = quoted(key) + " stands twice";
            twice_at = name_at;
        }
        skip_blanks();
        if (!take(':')) return fails("a colon is missing behind the name " + quoted(key));
        Json item;
        if (!value(item)) return false;
        out[key] = std::move(item);
    } while (take(','));
    if (take('}')) return true;
    return fails(left.empty() ? "the text ends inside { }; close it with }"
                              : "a comma or } is missing before " + next());
}

bool Reader::text(std::string& out) {
    const std::string_view start = left;
    if (!take('"')) return false;
    while (!left.empty()) {
        if (take('"')) return true;
        if (take('\\')) {
            if (!escape(out)) return false;
            continue;
        }
        const Utf8Character character = first_character(left);
        if (!character.valid) return fails("this byte is no UTF-8; save the text as UTF-8");
        if (next_is('\n') || next_is('\r')) return fails("a line ends inside quotes; close them, or write \\n");
        if (static_cast<unsigned char>(left.front()) < 0x20)
            return fails("there is a control character inside quotes; leave it out");
        out += left.substr(0, character.n_bytes);
        left.remove_prefix(character.n_bytes);
    }
    return fails_at(start, "the text that begins here is not closed; put a quote at its end");
}

bool Reader::escape(std::string& out) {
    if (take('u')) {
        unsigned code = 0, low = 0;
        const bool read = four_hex_digits(code) && !(code >= 0xDC00 && code <= 0xDFFF);
        if (read && code >= 0xD800 && code <= 0xDBFF) {  // beyond 16 bits: two halves
            if (word("\\u") && four_hex_digits(low) && low >= 0xDC00 && low <= 0xDFFF) {
                append_utf8(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
                return true;
            }
        } else if (read) {
            append_utf8(out, code);
            return true;
        }
        return fails("behind \\u stand four digits of 0 to 9 and a to f that name a letter");
    }
    const std::string_view escaped = "bfnrt\"\\/", plain = "\b\f\n\r\t\"\\/";
    const std::size_t at = left.empty() ? std::string_view::npos : escaped.find(left.front());
    if (at == std::string_view::npos) return fails("a backslash inside quotes is written \\\\");
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
    const auto is_digit = [&] { return !left.empty() && left.front() >= '0' && left.front() <= '9'; };
    const auto digits = [&] {
        const bool any = is_digit();
        while (is_digit()) left.remove_prefix(1);
        return any;
    };
    const bool negative = take('-');
    if (!is_digit()) {
        left = start;
        return no_value();
    }
    if (take('0') && is_digit()) return fails_at(start, "a number has no 0 in front of other digits");
    digits();
    bool whole = true;
    if (take('.')) {
        whole = false;
        if (!digits()) return fails("a digit has to stand behind the point");
    }
    if (take('e') || take('E')) {
        whole = false;
        if (!take('+')) take('-');
        if (!digits()) return fails("a digit has to stand behind the e of a number");
    }
    const std::string read(start.substr(0, start.size() - left.size()));
    errno = 0;
    if (whole && negative) {
        out = std::strtoll(read.c_str(), nullptr, 10);
    } else if (whole) {
        out = std::strtoull(read.c_str(), nullptr, 10);
    }
    if (whole && errno == 0) return true;
    const double real = std::strtod(read.c_str(), nullptr);  // reads all of it: the grammar is checked above
    out = real;
    if (std::isfinite(real)) return true;
    return fails_at(
        start, shortened(read, 20) + " is infinite here: no number can be larger than 1.8e308. Give a smaller one");
}

// What is the matter where `left` begins, with line and column.
JsonFault fault_at(std::string_view text, std::string_view left, std::string cause) {
    JsonFault fault{.line = 1, .column = 1, .cause = std::move(cause)};
    if (fault.cause.empty()) return fault;
    for (const char c : text.substr(0, text.size() - left.size())) {
        if (c == '\n') {
            ++fault.line;
            fault.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++fault.column;
        }
    }
    return fault;
}

}  // namespace

std::optional<Json> Json::parse(std::string_view text, JsonFault* fault, JsonFault* twice) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Reader reader{.left = text, .depth = 0, .cause = {}, .left_at = {}, .twice = {}, .twice_at = {}};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        reader.fails("the text is UTF-16; save it as UTF-8");
    Json json;
    if (reader.cause.empty() && reader.value(json) && !reader.left.empty())
        reader.fails("the value has ended, but " + reader.next() + " follows");
    if (twice != nullptr) *twice = fault_at(text, reader.twice_at, reader.twice);
    if (reader.cause.empty()) return json;
    if (fault != nullptr) *fault = fault_at(text, reader.left_at, reader.cause);
    return std::nullopt;
}

}  // namespace core
