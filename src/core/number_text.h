// Measured numbers as rounded text for people, formatted the same way everywhere in the program. Numbers from a million
// up are written as 1.1e13, because so many digits are hard to read and need too much space. Counts (steps, things)
// keep all digits: see thousands.h; for numbers that are parsed again see exact_number.h. Includes nothing of ours.
#pragma once

#include <cmath>
#include <string>

namespace core {

// Whether a number is so large that it is written with an exponent.
inline bool is_large(double value) { return std::fabs(value) >= 999999.5; }

// "1.1e13", "-2e6": with at most `figures` significant digits, without trailing zeros. "infinite", "minus infinite";
// "not a number" for NaN.
std::string power_text(double value, int figures = 2);
// "0.3270" with four decimals; large, infinite or NaN: as power_text() writes it.
std::string fixed_text(double value, int decimals);
// "3504", "11.5", "0.0032" with figures = 4, the most significant digits. From 1 up, all digits before the point are
// written. Large, infinite or NaN: as power_text() writes it.
std::string figures_text(double value, int figures);

}  // namespace core
