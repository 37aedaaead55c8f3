// Numbers as text for sentences, with three significant digits. Includes core only. Next: core/number_text.h.
#pragma once

#include <cmath>
#include <string>

#include "core/number_text.h"
#include "core/thousands.h"

namespace train {

// "0.613", "3.2", "88.5", "1972", "12,400", "1.1e13", "nearly 0"; "unknown" for NaN. Years keep their four figures
// without a comma.
inline std::string number_text(double x) {
    const double size = std::fabs(x);
    if (size != size) return "unknown";
    if (core::is_large(x)) return core::power_text(x);
    if (size >= 10000) return core::thousands(std::lround(x));
    if (size > 0 && size < 0.0005) return x < 0 ? "just below 0" : "nearly 0";
    const double parts = size >= 100 ? 1 : size >= 10 ? 10 : size >= 1 ? 100 : 1000;
    const long whole = std::lround(size * parts);
    std::string text = std::to_string(whole / static_cast<long>(parts));
    if (parts > 1) {
        std::string rest = std::to_string(static_cast<long>(parts) + whole % static_cast<long>(parts)).substr(1);
        while (!rest.empty() && rest.back() == '0') rest.pop_back();
        if (!rest.empty()) text += "." + rest;
    }
    return x < 0 && whole != 0 ? "-" + text : text;
}

}  // namespace train
