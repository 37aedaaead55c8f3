#include "data/numbers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace data {
namespace {

// A number as it is spelled: digits * 10^power.
struct Spelled {
    std::uint64_t digits = 0;
    int n_digits = 0;     // without leading zeros
    int power = 0;        // clamped to +-kFar
    bool any = false;     // at least one digit was there
    std::size_t end = 0;  // first character not read
};

// Larger powers give 0 or too large a number whatever the digits; the limit also keeps the integers from overflowing.
constexpr int kFar = 10000;
constexpr int kMaxDigits = 19;  // fit in 64 bits
constexpr double kMaxFloat = std::numeric_limits<float>::max();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void take_digit(Spelled& spelled, char c, bool behind_point) {
    spelled.any = true;
    const bool counts = spelled.n_digits < kMaxDigits;
    if (counts) {
        spelled.digits = spelled.digits * 10 + static_cast<std::uint64_t>(c - '0');
        if (spelled.digits != 0) ++spelled.n_digits;
    }
    if (counts && behind_point) spelled.power = std::max(spelled.power - 1, -kFar);
    if (!counts && !behind_point) spelled.power = std::min(spelled.power + 1, kFar);
}

Spelled read_digits(std::string_view text, std::size_t at, bool comma_is_point) {
    Spelled spelled;
    bool behind_point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool point = c == '.' || (comma_is_point && c == ',');
        if (point && !behind_point) {
            behind_point = true;
        } else if (is_digit(c)) {
            take_digit(spelled, c, behind_point);
        } else {
            break;
        }
    }
    spelled.end = at;
    return spelled;
}

bool is_sign(std::string_view text, std::size_t at) { return at < text.size() && (text[at] == '-' || text[at] == '+'); }

// 10^power for 0 <= power <= 22: exact in a double.
double exact_power_of_ten(int power) {
    double result = 1;
    for (int i = 0; i < power; ++i) result *= 10;
    return result;
}

// One rounding for powers up to 22, one more for each further 22.
double times_power_of_ten(double value, int power) {
    constexpr int kStep = 22;
    const bool up = power > 0;
    for (int left = up ? power : -power; left > 0 && value > 0 && value <= kMaxFloat; left -= kStep) {
        const double factor = exact_power_of_ten(std::min(left, kStep));
        value = up ? value * factor : value / factor;
    }
    return value;
}

}  // namespace

std::optional<double> read_number(std::string_view text, bool comma_is_point) {
    const std::size_t first = is_sign(text, 0) ? 1 : 0;
    Spelled spelled = read_digits(text, first, comma_is_point);
    if (!spelled.any) return std::nullopt;
    std::size_t at = spelled.end;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const bool negative = is_sign(text, at + 1) && text[at + 1] == '-';
        at += is_sign(text, at + 1) ? 2 : 1;
        if (at == text.size() || !is_digit(text[at])) return std::nullopt;
        int exponent = 0;
        for (; at < text.size() && is_digit(text[at]); ++at)
            exponent = std::min(exponent * 10 + (text[at] - '0'), kFar);
        spelled.power += negative ? -exponent : exponent;
    }
    if (at != text.size()) return std::nullopt;
    const double value = times_power_of_ten(static_cast<double>(spelled.digits), spelled.power);
    if (value > kMaxFloat) return std::nullopt;
    return text[0] == '-' ? -value : value;
}

}  // namespace data
