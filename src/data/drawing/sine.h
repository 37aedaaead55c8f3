// Sine and cosine in double precision for small |x|, computed with basic arithmetic only, so that every machine gets
// the same bits (std::sin does not promise that). Includes nothing of ours.
#pragma once

#include <cmath>

namespace data {

inline double plain_sine(double x) {
    constexpr double kPi = 3.14159265358979323846;
    const double turns = std::floor(x / kPi + 0.5);
    const double r = x - turns * kPi;  // -pi/2 to pi/2
    const double r2 = r * r;
    // The Taylor series up to r^19; its next term is below 1e-15.
    double sum = 1;
    for (int n = 18; n >= 2; n -= 2) sum = 1 - sum * r2 / static_cast<double>(n * (n + 1));
    const bool is_odd = turns != 2 * std::floor(turns / 2);
    return is_odd ? -r * sum : r * sum;
}
inline double plain_cosine(double x) { return plain_sine(x + 1.57079632679489661923); }

}  // namespace data
