// Number text -> double, with the same bits on every machine. (strtod depends on the locale; from_chars for floats does
// not exist everywhere.) Part of the table reader. Includes nothing of ours.
#pragma once

#include <optional>
#include <string_view>

namespace data {

// The number that all of `text` spells; nothing if it is not a number, or too large for a float (above 3.4e38).
// `comma_is_point` reads "1,5" as 1.5. Up to 19 digits count, further ones only move the decimal point. Numbers of up
// to 15 digits and powers of ten up to 22 are exact, others right to 1e-15.
std::optional<double> read_number(std::string_view text, bool comma_is_point);

}  // namespace data
