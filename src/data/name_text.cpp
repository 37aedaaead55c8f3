#include "data/name_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "data/characters.h"

namespace data {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz", kVowels = "aeiou";
constexpr std::size_t kSigns = kLetters.size() + 1;
constexpr char kNoLetter = '?', kBegin = '<', kEnd = '>';
constexpr std::array<std::string_view, 4> kPlaces = {"first", "last", "before", "third"};

// The signs of a name: small letters, and kNoLetter for everything else.
std::string signs_of(std::string_view text) {
    std::string signs;
    for (const char c : characters_of(text)) {
        if (c != kSpace) signs += kLetters.find(c) == std::string_view::npos ? kNoLetter : c;
    }
    return signs;
}

std::size_t column_of(char sign) { return std::min(kLetters.find(sign), kLetters.size()); }

std::string name_of_sign(std::size_t column) {
    return column < kLetters.size() ? std::string(1, kLetters[column]) : "other";
}

// One-hot columns of the sign at a place; all 0 if the name is too short.
std::string_view sign_at(std::string_view signs, std::size_t from_end) {
    return from_end < signs.size() ? signs.substr(signs.size() - 1 - from_end, 1) : std::string_view();
}

void add_place(std::vector<float>& values, std::string_view sign) {
    std::array<float, kSigns> there{};
    if (!sign.empty()) there[column_of(sign[0])] = 1;
    values.insert(values.end(), there.begin(), there.end());
}

void add_letters(std::vector<float>& values, const std::string& signs) {
    std::array<float, kSigns> counts{};
    for (const char sign : signs) counts[column_of(sign)] += 1;
    values.insert(values.end(), counts.begin(), counts.end());
}

void add_pairs(std::vector<float>& values, const std::string& signs) {
    std::array<float, kPairColumns> counts{};
    const std::string marked = kBegin + signs + kEnd;
    for (std::size_t i = 0; i + 1 < marked.size() && !signs.empty(); ++i) {
        const std::uint32_t hash = short_hash(std::string_view(marked).substr(i, 2));
        counts[hash % static_cast<std::uint32_t>(kPairColumns)] += 1;
    }
    values.insert(values.end(), counts.begin(), counts.end());
}

void append(std::vector<std::string>& to, std::vector<std::string> ids) { to.insert(to.end(), ids.begin(), ids.end()); }

}  // namespace

std::vector<std::string> name_letter_columns() {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kSigns; ++i) ids.push_back("how many " + name_of_sign(i));
    return ids;
}

std::vector<std::string> name_place_columns(const std::string& place) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kSigns; ++i) ids.push_back(place + " " + name_of_sign(i));
    return ids;
}

std::vector<std::string> name_pair_columns() {
    std::vector<std::string> ids;
    for (int i = 0; i < kPairColumns; ++i) ids.push_back("pair " + std::to_string(i));
    return ids;
}

std::vector<std::string> name_text_columns() {
    std::vector<std::string> ids = {"length", "vowels"};
    append(ids, name_letter_columns());
    for (const std::string_view place : kPlaces) append(ids, name_place_columns(std::string(place)));
    append(ids, name_pair_columns());
    return ids;
}

std::vector<float> encode_name_text(std::string_view text) {
    const std::string signs = signs_of(text);
    const auto n = static_cast<float>(signs.size());
    const auto n_vowels = static_cast<float>(std::count_if(
        signs.begin(), signs.end(), [](char sign) { return kVowels.find(sign) != std::string_view::npos; }));
    std::vector<float> values = {n, n > 0 ? n_vowels / n : 0.0f};
    add_letters(values, signs);
    add_place(values, std::string_view(signs).substr(0, 1));
    for (const std::size_t from_end : {std::size_t{0}, std::size_t{1}, std::size_t{2}})
        add_place(values, sign_at(signs, from_end));
    add_pairs(values, signs);
    return values;
}

}  // namespace data
