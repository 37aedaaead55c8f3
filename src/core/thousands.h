// Whole numbers as text for people: with commas between thousands, and with the noun that they count. Includes nothing
// of ours.
#pragma once

#include <string>
#include <string_view>

namespace core {

// "2,140", "-12,000".
inline std::string thousands(long long number) {
    std::string text = std::to_string(number);
    const int first = number < 0 ? 1 : 0;
    for (int at = static_cast<int>(text.size()) - 3; at > first; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return text;
}

// "1 row", "2,140 rows"; `many`: the plural where an s is not enough: counted(2, "class", "classes").
inline std::string counted(long long number, std::string_view one, std::string_view many = "") {
    std::string text = thousands(number) + ' ';
    if (number == 1 || many.empty()) text += one;
    if (number != 1) text += many.empty() ? "s" : many;
    return text;
}

}  // namespace core
