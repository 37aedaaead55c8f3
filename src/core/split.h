// Splits a text at a separator. Includes nothing of ours.
#pragma once

#include <string_view>
#include <vector>

namespace core {

// "a,,b" at ',' -> "a", "", "b": one part more than there are separators. The parts point into `text`.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

}  // namespace core
