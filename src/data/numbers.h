// Text of a number -> double, the same bits on every machine: strtod depends on the locale, from_chars of floats is
// not everywhere. Part of the table reader. Includes nothing of ours.
#pragma once

#include <optional>
#include <string_view>

namespace data {

// The number that `text` spells, all of it, or nothing. `comma_is_point` allows "1,5" for 1.5. Up to 19 digits count,
// the rest only moves the point; numbers of up to 15 digits and 22 places are exact, longer ones right to 1e-15.
// What a float cannot hold (above 3.4e38) is not read as a number.
std::optional<double> read_number(std::string_view text, bool comma_is_point);

}  // namespace data
