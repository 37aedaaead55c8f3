// The words of a text of any language that separates them, one after the other and in small letters. A word is a row of
// letters; "whale-boat" is two words, and of "whale's" or "l'homme" the longer part counts. Digits are no letters.
// May include core. Next: import/read_corpus.h, line_text.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace data {

class TextWords {
   public:
    // The text (UTF-8) must outlive the reader. A byte that is no UTF-8 ends a word.
    explicit TextWords(std::string_view text) : text_(text) {}

    bool next();  // reads the next word; false at the end of the text
    [[nodiscard]] const std::string& word() const { return word_; }
    [[nodiscard]] int n_letters() const { return n_letters_; }
    [[nodiscard]] std::size_t at() const { return begin_; }  // of the word, in bytes of the text

   private:
    struct Letter {
        char32_t code = 0;     // in small letters; 0: it is no letter
        std::size_t n = 1;     // bytes
        bool joins = false;    // an apostrophe, or a hyphen that is seen only at the end of a line
        bool is_soft = false;  // that hyphen
    };
    [[nodiscard]] Letter letter_at(std::size_t at) const;

    std::string_view text_;
    std::size_t at_ = 0, begin_ = 0;
    std::string word_;
    int n_letters_ = 0;
};

// The code point at `at`, and the number of its bytes; 0xFFFD and 1 where there is no UTF-8.
char32_t code_point_at(std::string_view text, std::size_t at, std::size_t& n_bytes);
// A letter as a small one: of Latin, Greek and Cyrillic; any other stays. 0: it is no letter.
char32_t small_letter(char32_t code);

}  // namespace data
