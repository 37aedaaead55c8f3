// Text -> double, with the same bits on every machine. (strtod depends on the locale; from_chars for floats does not
// exist everywhere.) Used by the table readers. Includes nothing of ours.
#pragma once

#include <optional>
#include <string_view>

namespace data {

// Parses the whole of `text`. Returns nothing if it is not a number, or is too large for a float (above 3.4e38).
// `comma_is_point` reads "1,5" as 1.5. Only the first 19 digits count. Numbers of up to 15 digits and powers of ten up
// to 22 are exact, others have a relative error up to 1e-15.
std::optional<double> read_number(std::string_view text, bool comma_is_point);

}  // namespace data
