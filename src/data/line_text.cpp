// See line_text.h.
#include "data/line_text.h"

#include "core/utf8.h"
#include "data/characters.h"
#include "data/text_words.h"

namespace data {
namespace {

constexpr std::size_t kLetters = 26, kDigits = kLetters, kFirstOther = kLetters + 1;

void add_letters(std::vector<float>& values, std::string_view text, float& n_characters) {
    std::vector<float> counts(kFirstOther + static_cast<std::size_t>(kOtherLetters), 0.0f);
    float n_letters = 0;
    for (std::size_t at = 0, n_bytes = 1; at < text.size(); at += n_bytes) {
        const char32_t code = code_point_at(text, at, n_bytes), letter = small_letter(code);
        ++n_characters;
        const bool digit = code >= '0' && code <= '9';
        if (letter == 0 && !digit) continue;
        ++n_letters;
        if (digit) {
            ++counts[kDigits];
        } else if (letter < 0x80) {
            ++counts[letter - 'a'];
        } else {
            std::string bytes;
            core::append_utf8(bytes, letter);
            ++counts[kFirstOther + short_hash(bytes) % static_cast<unsigned>(kOtherLetters)];
        }
    }
    for (const float count : counts) values.push_back(n_letters > 0 ? count / n_letters : 0.0f);
}

}  // namespace

std::vector<std::string> line_length_columns() { return {"characters", "number of words"}; }

std::vector<std::string> line_letter_columns() {
    std::vector<std::string> ids;
    for (char letter = 'a'; letter <= 'z'; ++letter) ids.push_back(std::string("letter ") + letter);
    ids.emplace_back("digits");
    for (int i = 0; i < kOtherLetters; ++i) ids.push_back("other letters " + std::to_string(i));
    return ids;
}

std::vector<std::string> line_word_columns() {
    std::vector<std::string> ids;
    for (int i = 0; i < kLineWords; ++i) ids.push_back("words " + std::to_string(i));
    return ids;
}

std::vector<std::string> line_text_columns() {
    std::vector<std::string> ids = line_length_columns();
    for (std::string& id : line_letter_columns()) ids.push_back(std::move(id));
    for (std::string& id : line_word_columns()) ids.push_back(std::move(id));
    return ids;
}

std::vector<float> encode_line_text(std::string_view text) {
    std::vector<float> words(static_cast<std::size_t>(kLineWords), 0.0f);
    float n_words = 0, n_characters = 0;
    for (TextWords reader(text); reader.next(); ++n_words)
        ++words[short_hash(reader.word()) % static_cast<unsigned>(kLineWords)];
    std::vector<float> values = {0, n_words};
    add_letters(values, text, n_characters);
    values[0] = n_characters;
    values.insert(values.end(), words.begin(), words.end());
    return values;
}

}  // namespace data
