// Text -> double, with the same bits on every machine. (strtod depends on the locale; from_chars for floats does not
// exist everywhere.) Used by the table readers. Includes nothing of ours.
#pragma once

#include <optional>
#include <string_view>

namespace data {

// Parses the whole of `text`: a sign, digits with a decimal point, an exponent; no spaces, no nan or inf. Returns
// nothing if it is anything else, or too large for a float (above 3.4e38). comma_is_point: "1,5" is 1.5, too. Only the
// first 19 significant digits count. With up to 15 of them and powers of ten within 10^-22 .. 10^22 the result is
// correctly rounded; otherwise its relative error is about 1e-15 at most.
std::optional<double> read_number(std::string_view text, bool comma_is_point);

}  // namespace data
