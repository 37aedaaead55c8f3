// See text_output.h.
#include "platform/cli/text_output.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace platform {
namespace {

std::string printed(const char* format, int digits, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, digits, value);
    return text;
}

}  // namespace

std::string fixed(double value, int decimals) { return std::isnan(value) ? "-" : printed("%.*f", decimals, value); }

std::string percent(double share) { return std::isnan(share) ? "-" : printed("%.*f %%", 1, share * 100); }

std::string padded(std::string text, int width) {
    int letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    if (letters < width) text.append(static_cast<std::size_t>(width - letters), ' ');
    return text;
}

std::string exact(float value) {
    if (std::isnan(value)) return "";
    std::string text;
    for (int digits = 6; digits <= 9; ++digits) {
        text = printed("%.*g", digits, static_cast<double>(value));
        if (std::strtof(text.c_str(), nullptr) == value) break;
    }
    return text;
}

}  // namespace platform
