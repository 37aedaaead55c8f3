// See number_text.h.
#include "core/number_text.h"

#include <cstdio>

namespace core {
namespace {

std::string printed(const char* format, int digits, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, digits, value);
    return text;
}

bool is_plain(double value) { return std::isfinite(value) && !is_large(value); }

}  // namespace

std::string power_text(double value, int figures) {
    if (std::isnan(value)) return "not a number";
    if (std::isinf(value)) return value > 0 ? "infinite" : "minus infinite";
    const std::string text = printed("%.*e", figures > 1 ? figures - 1 : 0, value);  // "1.10e+13"
    const std::size_t e = text.find('e');
    std::string front = text.substr(0, e);
    if (front.find('.') != std::string::npos) {
        while (front.back() == '0') front.pop_back();
        if (front.back() == '.') front.pop_back();
    }
    const bool small = text[e + 1] == '-';
    std::size_t power = e + 2;
    while (power + 1 < text.size() && text[power] == '0') ++power;
    return front + (small ? "e-" : "e") + text.substr(power);
}

std::string fixed_text(double value, int decimals) {
    return is_plain(value) ? printed("%.*f", decimals, value) : power_text(value);
}

std::string figures_text(double value, int figures) {
    if (!is_plain(value)) return power_text(value, figures);
    const std::string text = printed("%.*g", figures, value);
    // 12345 is not written as "1.235e+04".
    return std::fabs(value) >= 1 && text.find('e') != std::string::npos ? printed("%.*f", 0, value) : text;
}

}  // namespace core
