// Measured numbers as text for people, the same way everywhere in the program. From a million up they are written as
// 1.1e13, because nobody reads so many digits and no column or panel has space for them. Counts (steps, things) keep
// all digits: thousands.h. The text is rounded, so not for numbers that are read back. Includes nothing of ours.
#pragma once

#include <cmath>
#include <string>

namespace core {

// Whether a number is written as 1.1e13.
inline bool is_large(double value) { return std::fabs(value) >= 999999.5; }

// "1.1e13", "-2e6": with at most `figures` significant digits, without trailing zeros. "infinite", "minus infinite";
// "not a number" for NaN.
std::string power_text(double value, int figures = 2);
// "0.3270" with four decimals; large, infinite or NaN: as power_text() writes it.
std::string fixed_text(double value, int decimals);
// "3504", "11.5", "0.0032" with at most four significant digits; 1 and above: all digits before the point. Large,
// infinite or NaN: as power_text() writes it.
std::string figures_text(double value, int figures);

}  // namespace core
