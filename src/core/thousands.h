// Whole numbers as text with commas between thousands. Includes nothing of ours.
#pragma once

#include <string>

namespace core {

// "2,140", "-12,000".
inline std::string thousands(long number) {
    std::string text = std::to_string(number);
    const int first = number < 0 ? 1 : 0;
    for (int at = static_cast<int>(text.size()) - 3; at > first; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return text;
}

}  // namespace core
