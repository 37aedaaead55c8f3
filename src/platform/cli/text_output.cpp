// See text_output.h.
#include "platform/cli/text_output.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/number_text.h"

namespace platform {
namespace {

constexpr int kGap = 2;  // spaces between columns

int n_letters(const std::string& text) {
    int letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return letters;
}

std::string printed(const char* format, int digits, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, digits, value);
    return text;
}

}  // namespace

std::string fixed(double value, int decimals) { return std::isnan(value) ? "-" : core::fixed_text(value, decimals); }

std::string percent(double share) { return std::isnan(share) ? "-" : core::fixed_text(share * 100, 1) + " %"; }

std::string padded(std::string text, int width) {
    const int n = n_letters(text);
    if (n < width) text.append(static_cast<std::size_t>(width - n), ' ');
    return text;
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, const std::vector<int>& least) {
    std::vector<int> widths = least;
    for (const std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], n_letters(row[k]) + kGap);
    }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        std::string line;
        for (std::size_t k = 0; k < row.size(); ++k) line += padded(row[k], widths[k]);
        while (!line.empty() && line.back() == ' ') line.pop_back();
        text += line + "\n";
    }
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
