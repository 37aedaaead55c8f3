// See town_names.h.
#include "map/names/town_names.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/hash.h"

namespace map {
namespace {

struct Form {
    std::string_view before, after;
    bool joins = false;  // written as one word with the name, or with a hyphen where that would not read well
};
constexpr Form kForms[] = {{"", " town"},       {"", "burg", true}, {"", "ville", true}, {"", "ford", true},
                           {"", "mouth", true}, {"", "ton", true},  {"Port ", ""},       {"Mount ", ""}};
// One of many starts of the hash: with this one the names that everybody knows read well.
constexpr std::uint64_t kStart = 26790;
static_assert(sizeof kForms / sizeof kForms[0] == 8, "three bits of a hash choose the form");
constexpr std::size_t kLongest = 15, kLongestToJoin = 11;  // bytes of a class name

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Of the name without case, so that "van" and "Van" live in the same town.
std::uint64_t hash_of(std::string name) {
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    // Multiplied once more: the last letters must reach the top bits, of which the ending is made.
    return core::hash_text(name, core::kHashStart ^ kStart) * 0x9e3779b97f4a7c15U;
}

// One word that ends in a consonant of small letters: "Japan" + "ton". Others get a hyphen: "USA-ville", "Kia-burg".
bool joins_well(const std::string& name) {
    for (const char c : name) {
        if (!is_letter(c)) return false;
    }
    constexpr std::string_view kOpen = "aeiouys";
    return name.size() >= 3 && is_lower(name.back()) && kOpen.find(name.back()) == std::string_view::npos;
}

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

std::string town_name(const std::string& name) {
    if (name.empty()) return name;
    std::string town = shortened(name);
    if (is_lower(town[0])) town[0] = static_cast<char>(town[0] - 32);
    if (name.size() > kLongestToJoin) return town;
    const Form& form = kForms[hash_of(name) >> 61];
    const bool hyphen = form.joins && !joins_well(name);
    return std::string(form.before) + town + (hyphen ? "-" : "") + std::string(form.after);
}

std::vector<std::string> town_names(const std::vector<std::string>& classes) {
    std::vector<std::string> names;
    for (const std::string& name : classes) names.push_back(town_name(name));
    return names;
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
