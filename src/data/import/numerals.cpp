// See numerals.h.
#include "data/import/numerals.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "data/numbers.h"

namespace data {
namespace {

constexpr std::size_t kLongest = 64;  // letters of a number
constexpr std::size_t kExactDigits = 15;
constexpr double kPowers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Nearly all numbers: a sign, at most 15 digits, one point or none. False if it is not of this form.
bool read_plain(std::string_view text, Numeral& numeral) {
    std::size_t at = text.front() == '-' ? 1 : 0;
    const std::size_t first = at;
    std::uint64_t digits = 0;
    std::size_t n_digits = 0, n_behind = 0;
    bool behind = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (is_digit(c)) {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            if (++n_digits > kExactDigits) return false;
            if (behind) ++n_behind;
        } else if (c == '.' && !behind && at > first) {
            behind = true;
        } else {
            return false;
        }
    }
    if (n_digits == 0) return false;
    if (behind && n_behind == 3 && n_digits <= 6) return false;  // 1.234 may be one thousand and more
    const double value = static_cast<double>(digits) / kPowers[n_behind];
    numeral.point = true;
    numeral.comma = !behind;
    numeral.as_point = numeral.as_comma = first == 1 ? -value : value;
    if (behind) numeral.marks |= kFraction;
    if (text[first] == '0' && text.size() > first + 1 && is_digit(text[first + 1])) numeral.marks |= kLeadingZeros;
    return true;
}

struct Sign {
    std::string_view text;
    char plain;
};
// Characters that are read as others: spaces of all widths, quotes, the mathematical minus.
constexpr Sign kSigns[] = {{"\xC2\xA0", ' '},      {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x89", ' '}, {"\xE2\x80\x87", ' '},
                           {"\xE2\x80\x99", '\''}, {"\xE2\x88\x92", '-'}, {"\xE2\x82\xAC", '$'}, {"\xC2\xA3", '$'},
                           {"\xC2\xA5", '$'},      {"\xE2\x82\xB9", '$'}};

// A text with plain signs; empty if it has a character that no number has. [kLongest]
struct Plain {
    std::array<char, kLongest> letters{};
    std::size_t n = 0;
    [[nodiscard]] std::string_view text() const { return {letters.data(), n}; }
};

std::optional<Plain> make_plain(std::string_view text) {
    Plain plain;
    if (text.size() > kLongest) return std::nullopt;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            plain.letters[plain.n++] = text[at++];
            continue;
        }
        bool found = false;
        for (const Sign& sign : kSigns) {
            if (text.substr(at, sign.text.size()) != sign.text) continue;
            plain.letters[plain.n++] = sign.plain;
            at += sign.text.size();
            found = true;
            break;
        }
        if (!found) return std::nullopt;
    }
    return plain;
}

bool take_front(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    return true;
}

bool take_back(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    return true;
}

constexpr std::string_view kCurrencies[] = {"$",   "USD", "EUR", "GBP", "CHF", "JPY", "DKK",
                                            "SEK", "NOK", "kr.", "kr",  "Fr.", "CAD", "AUD"};

// Takes off what may stand around the digits. False for two of a kind.
bool take_marks(std::string_view& text, bool& negative, unsigned& marks) {
    if (text.starts_with('(') && text.ends_with(')')) {
        text = text.substr(1, text.size() - 2);
        marks |= kBrackets;
        negative = true;
    }
    int n_signs = 0;
    const auto take_sign = [&] {
        if (take_front(text, "-"))
            negative = true, ++n_signs;
        else if (take_front(text, "+"))
            marks |= kPlus, ++n_signs;
    };
    take_sign();
    for (const std::string_view currency : kCurrencies) {
        if (!take_front(text, currency) && !take_back(text, currency)) continue;
        marks |= kCurrency;
        break;
    }
    if (take_back(text, "%")) marks |= kPercent;
    if (n_signs == 0) take_sign();
    if (n_signs == 0 && take_back(text, "-")) negative = true, ++n_signs;
    return n_signs + ((marks & kBrackets) != 0 ? 1 : 0) <= 1 && !text.empty();
}

// Digits in groups of three behind the first one (of two before the last, as in India), all with one separator.
// Appends the digits; false if they are not so.
bool read_whole(std::string_view whole, char decimal, std::string& digits, unsigned& marks) {
    char separator = 0;
    std::size_t group = 0;
    bool twos = false;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const char c = whole[at];
        if (is_digit(c)) {
            digits += c;
            ++group;
            continue;
        }
        const bool separates = (c == ' ' || c == '\'' || c == '.' || c == ',') && c != decimal;
        if (!separates || (separator != 0 && c != separator)) return false;
        if (separator == 0 ? group < 1 || group > 3 : group != 3 && group != 2) return false;
        if (separator != 0 && group == 2) twos = true;
        if (separator != 0 && group == 3 && twos) return false;
        separator = c;
        group = 0;
    }
    if (separator == 0) return true;
    if (group != 3 || whole.front() == '0') return false;
    marks |= kThousands;
    return true;
}

// The number that is spelled with this decimal sign, without marks around it.
std::optional<double> read_with(std::string_view text, char decimal, unsigned& marks) {
    std::string clean;
    const std::size_t e = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, e);
    const std::size_t sign = mantissa.find(decimal);
    if (!read_whole(mantissa.substr(0, sign), decimal, clean, marks)) return std::nullopt;
    if (clean.size() > 1 && clean.front() == '0') marks |= kLeadingZeros;
    const std::string whole = clean;
    if (sign != std::string_view::npos) {
        clean += '.';
        for (const char c : mantissa.substr(sign + 1)) {
            if (!is_digit(c)) return std::nullopt;
            clean += c;
        }
        marks |= kFraction;
    }
    if (e != std::string_view::npos) {
        marks |= kExponent;
        clean += text.substr(e);
    } else if (sign == std::string_view::npos && whole.size() > kExactDigits) {
        std::uint64_t exact = 0;
        for (const char c : whole) exact = exact * 10 + static_cast<std::uint64_t>(c - '0');
        constexpr std::uint64_t kHolds = 1ull << 53;
        if (whole.size() > 19 || (exact > kHolds && exact % 1000000 != 0)) marks |= kTooLong;
    }
    return read_number(clean, false);
}

}  // namespace

Numeral read_numeral(std::string_view text) {
    Numeral numeral;
    if (text.empty()) return numeral;
    if (read_plain(text, numeral)) return numeral;
    if (text.find_first_of("0123456789") == std::string_view::npos) return numeral;
    const std::optional<Plain> plain = make_plain(text);
    if (!plain) return numeral;
    std::string_view body = plain->text();
    bool negative = false;
    unsigned marks = 0, of_point = 0, of_comma = 0;
    if (!take_marks(body, negative, marks)) return numeral;
    const std::optional<double> point = read_with(body, '.', of_point), comma = read_with(body, ',', of_comma);
    numeral.point = point.has_value();
    numeral.comma = comma.has_value();
    numeral.as_point = negative ? -point.value_or(0) : point.value_or(0);
    numeral.as_comma = negative ? -comma.value_or(0) : comma.value_or(0);
    if (numeral.is_number()) numeral.marks = marks | (point ? of_point : 0) | (comma ? of_comma : 0);
    return numeral;
}

}  // namespace data
