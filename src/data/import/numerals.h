// Parsing of numbers as people write them in tables: $1,234.56, 1 204, (987.65), 12.5%, 12,5. A text is read both with
// a point and with a comma as decimal sign, because only the whole column shows which one is meant. May include
// data/numbers.h.
#pragma once

#include <string_view>

namespace data {

// Notations found besides plain digits; bits of Numeral::marks.
enum NumeralMark : unsigned {
    kCurrency = 1,       // $ or EUR
    kPercent = 2,        // %; the value is not divided by 100
    kBrackets = 4,       // (12) is minus 12
    kThousands = 8,      // separators between groups of digits
    kLeadingZeros = 16,  // 007: a code
    kTooLong = 32,       // digits that a double cannot hold: a code
    kPlus = 64,          // +12
    kFraction = 128,     // has a decimal sign
    kExponent = 256,     // 2e-3
};

struct Numeral {
    bool point = false, comma = false;  // whether it is a number with this decimal sign
    double as_point = 0, as_comma = 0;  // the number read that way; 0 if it is none
    unsigned marks = 0;                 // NumeralMark bits

    [[nodiscard]] bool is_number() const { return point || comma; }
    [[nodiscard]] bool is(bool comma_is_point) const { return comma_is_point ? comma : point; }
    [[nodiscard]] double value(bool comma_is_point) const { return comma_is_point ? as_comma : as_point; }
};

// `text`: without spaces at its ends. If it is no number, is_number() of the result is false.
Numeral read_numeral(std::string_view text);

}  // namespace data
