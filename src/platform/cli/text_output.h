// Formats numbers, words and tables as text for the command line. May include core.
#pragma once

#include <string>
#include <vector>

#include "core/thousands.h"

namespace platform {

using core::thousands;
std::string fixed(double value, int decimals);  // "0.327", "1.1e13" (core/number_text.h); "-" where there is none (NaN)
std::string percent(double share);              // "79.3 %"; "-" for NaN
std::string padded(std::string text, int width);  // filled with spaces to `width` characters (not bytes)
// Columns side by side, a line each row, no spaces at the ends of lines. A column is as wide as it has to be and two
// spaces more, or as its least width; columns without one have none.
std::string table_text(const std::vector<std::vector<std::string>>& rows, const std::vector<int>& least);
// The shortest decimal of up to 9 digits that reads back as the same float, for files. "" for NaN.
std::string exact(float value);

}  // namespace platform
