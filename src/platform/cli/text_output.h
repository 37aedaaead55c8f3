// Formats numbers, words and tables as text for the command line. May include core.
#pragma once

#include <string>
#include <vector>

#include "core/thousands.h"

namespace platform {

using core::thousands;
std::string fixed(double value, int decimals);    // "0.327", "1.1e13" (core/number_text.h); "-" for NaN
std::string percent(double share);                // "79.3 %"; "-" for NaN
std::string padded(std::string text, int width);  // filled with spaces to `width` characters (not bytes)
// A table with one line for each row and no trailing spaces. A column is as wide as its longest cell plus two spaces,
// but at least as wide as its entry in `least` (which may have fewer entries than there are columns).
std::string table_text(const std::vector<std::vector<std::string>>& rows, const std::vector<int>& least);
// The shortest decimal of up to 9 digits that reads back as the same float, for files. "" for NaN.
std::string exact(float value);

}  // namespace platform
