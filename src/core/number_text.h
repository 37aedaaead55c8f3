// Measured numbers as people read them. From a million up nobody reads digit by digit, and a column or a panel has no
// room for them: they are written as 1.1e13, in every room of the program. Counts (steps, things) keep their digits:
// thousands.h. What has to read back as the same number is not written here. Includes nothing of ours.
#pragma once

#include <cmath>
#include <string>

namespace core {

// Whether a number is written as 1.1e13.
inline bool is_large(double value) { return std::fabs(value) >= 999999.5; }

// "1.1e13", "-2e6": so many figures, but no zeros at their end. "infinite", "minus infinite"; "not a number" for NaN.
std::string power_text(double value, int figures = 2);
// "0.3270" with four decimals; as power_text() writes it where it is large or no number.
std::string fixed_text(double value, int decimals);
// "3504", "11.5", "0.0032" with at most four figures; as power_text() writes it where it is large or no number.
std::string figures_text(double value, int figures);

}  // namespace core
