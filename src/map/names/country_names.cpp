// See country_names.h.
#include "map/names/country_names.h"

#include <cstddef>
#include <string_view>

namespace map {
namespace {

constexpr std::size_t kLongest = 15, kLongestToJoin = 11;  // bytes of a class name

// Classes that are places already are called as they are, or as they are called on maps.
struct Place {
    std::string_view of, name;
};
constexpr Place kPlaces[] = {{"USA", "America"},
                             {"non-USA", "Overseas"},
                             {"Japan", "Japan"},
                             {"Europe", "Europe"},
                             {"Alaska", "Alaska"},
                             {"Hawaii", "Hawaii"},
                             {"Caribbean", "Caribbean"},
                             {"South", "The South"},
                             {"Midwest", "The Midwest"},
                             {"Northeast", "The Northeast"},
                             {"Mountain", "Mountain States"},
                             {"Biscoe", "Biscoe Island"},
                             {"Dream", "Dream Island"},
                             {"Torgersen", "Torgersen"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// One word of small letters, but for a last "l" that "land" would make three of: "Van" + "land". Others get a hyphen:
// "Small-land", "SUV-land".
bool joins_well(const std::string& name) {
    for (const char c : name) {
        if (!is_letter(c)) return false;
    }
    return name.size() >= 3 && is_lower(name.back()) && name.compare(name.size() - 2, 2, "ll") != 0;
}

bool is_number(const std::string& name) { return name.find_first_not_of("0123456789") == std::string::npos; }

// Whole words if there is one that is long enough, else whole characters.
std::string shortened(const std::string& name) {
    if (name.size() <= kLongest) return name;
    std::size_t end = name.find_last_of(" -/", kLongest - 1);
    if (end != std::string::npos && end >= kLongest / 2) return name.substr(0, end);
    end = kLongest - 1;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    return name.substr(0, end) + "…";
}

}  // namespace

std::string country_name(const std::string& name) {
    if (name.empty()) return name;
    for (const Place& place : kPlaces) {
        if (place.of == name) return std::string(place.name);
    }
    if (is_number(name) && name.size() <= kLongestToJoin) return "Land of " + name;
    std::string country = shortened(name);
    if (is_lower(country[0])) country[0] = static_cast<char>(country[0] - 32);
    if (name.size() > kLongestToJoin) return country;
    return country + (joins_well(name) ? "land" : "-land");
}

std::vector<std::string> country_names(const std::vector<std::string>& classes) {
    std::vector<std::string> names;
    for (const std::string& name : classes) names.push_back(country_name(name));
    return names;
}

std::string mountain_name(const std::string& name) {
    std::string mountain = shortened(name);
    if (!mountain.empty() && is_lower(mountain[0])) mountain[0] = static_cast<char>(mountain[0] - 32);
    return "Mount " + mountain;
}

std::string capitals(const std::string& utf8) {
    std::string text = utf8;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (is_lower(text[i])) text[i] = static_cast<char>(byte - 32);
        // U+00E0 to U+00FE are C3 A0 to C3 BE; the sign of division among them is none.
        const bool accented = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3 && byte >= 0xA0 && byte <= 0xBE;
        if (accented && byte != 0xB7) text[i] = static_cast<char>(byte - 32);
    }
    return text;
}

}  // namespace map
