#include "data/mood_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "core/check.h"
#include "data/characters.h"
#include "data/embedded.h"
#include "data/table_reader.h"

namespace data {
namespace {

constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::size_t kSignColumns = kSigns.size() + 1;  // and one for all other characters
// Signs of the group "places": all letters are one sign and all digits another, since a text has a letter nearly
// everywhere and which one tells little.
constexpr std::size_t kLetters = 26, kDigits = 10, kPlaceColumns = kSignColumns - kLetters - kDigits + 2;
constexpr std::array<std::string_view, 4> kPlaces = {"first", "second", "last but one", "last"};
constexpr std::array<std::string_view, 8> kNoes = {"no",     "not",  "never",  "nothing",
                                                   "nobody", "none", "cannot", "without"};

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

// The column of a sign; -1 for a space, which has none.
int column_of_sign(char c) {
    if (c == kSpace) return -1;
    const std::size_t at = c == kOther ? std::string_view::npos : kSigns.find(c);
    return static_cast<int>(at == std::string_view::npos ? kSigns.size() : at);
}

std::string name_of_sign(std::size_t column) {
    return column < kSigns.size() ? std::string(1, kSigns[column]) : "other";
}

// The column of a sign among kPlaceColumns: a letter, a digit, then the other signs as in column_of_sign().
std::size_t column_at_place(std::size_t sign) {
    if (sign < kLetters) return 0;
    return sign < kLetters + kDigits ? 1 : sign - kLetters - kDigits + 2;
}

// Words: runs of letters, apostrophes and characters beyond ASCII, at least two long (a single letter is mostly part of
// an emoticon).
std::vector<std::string> words_of(const std::string& characters) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        while (!word.empty() && word.back() == '\'') word.pop_back();
        if (word.size() >= 2) words.push_back(word);
        word.clear();
    };
    for (const char c : characters) {
        const bool within = is_small_letter(c) || c == kOther || (c == '\'' && !word.empty());
        if (within) {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    return words;
}

std::size_t column_of_word(const std::string& word) {
    return short_hash(word) % static_cast<std::uint32_t>(kWordColumns);
}

using Lexicon = std::map<std::string, float, std::less<>>;

Lexicon read_lexicon() {
    const core::Result<Table> table = read_table(embedded_file("moods/lexicon.csv"));
    ES_CHECK(table.ok(), "the lexicon of moods is part of the program and must read");
    const Column* ratings = find_column(table.value(), "rating");
    const Column* words = find_column(table.value(), "words");
    ES_CHECK(ratings != nullptr && words != nullptr, "the lexicon of moods has two columns: rating, words");
    Lexicon lexicon;
    for (std::size_t row = 0; row < ratings->numbers.size(); ++row) {
        std::string_view rest = words->categories[static_cast<std::size_t>(words->codes[row])];
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            lexicon.emplace(rest.substr(0, end), ratings->numbers[row]);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return lexicon;
}

bool says_no(std::string_view word) {
    const bool ends = word.size() > 3 && word.substr(word.size() - 3) == "n't";
    return ends || std::find(kNoes.begin(), kNoes.end(), word) != kNoes.end();
}

int count_words(const std::string& characters) {
    int n = 0;
    bool within = false;
    for (const char c : characters) {
        if (c != kSpace && !within) ++n;
        within = c != kSpace;
    }
    return n;
}

void add_characters(std::vector<float>& values, const std::string& characters) {
    std::array<float, kSignColumns> counts{};
    const auto n_spaces = std::count(characters.begin(), characters.end(), kSpace);
    const float n = std::max(1.0f, static_cast<float>(characters.size()) - static_cast<float>(n_spaces));
    for (const char c : characters) {
        if (c != kSpace) counts[static_cast<std::size_t>(column_of_sign(c))] += 1;
    }
    for (const float count : counts) values.push_back(count / n);
}

void add_places(std::vector<float>& values, const std::string& characters) {
    const auto n = static_cast<int>(characters.size());
    for (const int place : {n > 0 ? 0 : -1, n > 1 ? 1 : -1, n - 2, n - 1}) {
        std::array<float, kPlaceColumns> there{};
        const int sign = place >= 0 ? column_of_sign(characters[static_cast<std::size_t>(place)]) : -1;
        if (sign >= 0) there[column_at_place(static_cast<std::size_t>(sign))] = 1;
        values.insert(values.end(), there.begin(), there.end());
    }
}

void add_words(std::vector<float>& values, const std::vector<std::string>& words) {
    std::array<float, kWordColumns> counts{};
    float glad = 0, sad = 0, noes = 0;
    for (const std::string& word : words) {
        counts[column_of_word(word)] += 1;
        const float rating = mood_of_word(word);
        (rating > 0 ? glad : sad) += rating > 0 ? rating : -rating;
        if (says_no(word)) noes += 1;
    }
    values.insert(values.end(), counts.begin(), counts.end());
    values.insert(values.end(), {glad, sad, noes});
}

void append(std::vector<std::string>& to, std::vector<std::string> ids) { to.insert(to.end(), ids.begin(), ids.end()); }

}  // namespace

std::vector<std::string> mood_length_columns() { return {"characters", "words"}; }

std::vector<std::string> mood_character_columns() {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kSignColumns; ++i) ids.push_back("share of " + name_of_sign(i));
    return ids;
}

std::vector<std::string> mood_place_columns() {
    std::vector<std::string> ids;
    for (const std::string_view place : kPlaces) {
        ids.push_back(std::string(place) + " a letter");
        ids.push_back(std::string(place) + " a digit");
        for (std::size_t i = kLetters + kDigits; i < kSignColumns; ++i)
            ids.push_back(std::string(place) + " " + name_of_sign(i));
    }
    return ids;
}

std::vector<std::string> mood_word_columns() {
    std::vector<std::string> ids;
    for (int i = 0; i < kWordColumns; ++i) ids.push_back("word " + std::to_string(i));
    return ids;
}

std::vector<std::string> mood_lexicon_columns() { return {"glad words", "sad words", "words that say no"}; }

std::vector<std::string> mood_text_columns() {
    std::vector<std::string> ids = mood_length_columns();
    append(ids, mood_character_columns());
    append(ids, mood_place_columns());
    append(ids, mood_word_columns());
    append(ids, mood_lexicon_columns());
    return ids;
}

std::vector<float> encode_mood_text(std::string_view text) {
    const std::string characters = characters_of(text);
    std::vector<float> values = {static_cast<float>(characters.size()), static_cast<float>(count_words(characters))};
    add_characters(values, characters);
    add_places(values, characters);
    add_words(values, words_of(characters));
    return values;
}

int count_unknown_characters(std::string_view text) {
    const std::string characters = characters_of(text);
    return static_cast<int>(std::count(characters.begin(), characters.end(), kOther));
}

int count_characters(std::string_view text) { return static_cast<int>(characters_of(text).size()); }

float mood_of_word(std::string_view word) {
    static const Lexicon lexicon = read_lexicon();
    const auto found = lexicon.find(word);
    return found == lexicon.end() ? 0.0f : found->second;
}

}  // namespace data
