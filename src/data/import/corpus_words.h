// The words of a running text, and which of them become things: the most frequent ones, except those that stand evenly
// all over the text ("the", "but"), and except what a person has chosen otherwise. The measure is that of Ortuno et al.
// 2002, Keyword detection in natural languages and DNA: the standard deviation of the distances between a word's
// occurrences, divided by their mean. May include sheet.h. Next: read_corpus.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

inline constexpr int kMostCorpusWords = 700;  // things, besides those that a person has chosen
inline constexpr int kMostWordChoices = 200;

// A different word of the text.
struct CorpusWord {
    std::string text;
    int n = 0, n_letters = 0;
    std::size_t at = 0;               // where it stands first, in bytes
    long last = -1;                   // its last occurrence, counted in words, as are the following
    double sum = 0, gap_squares = 0;  // of its occurrences; of the distances between them
};

struct Corpus {
    std::vector<CorpusWord> words;
    std::vector<int> said;      // the text as indices of `words`
    std::vector<int> things;    // indices of the words that become things, most frequent first
    std::vector<int> thing_of;  // for each word its index in `things`; -1: none
    int least = 2;              // how often a word has to occur
    // As in Sheet.
    std::vector<WordChoice> choices;
    std::vector<TextWord> text_words;
    std::array<int, kLeftOutReasons> n_left_out{};
};

Corpus corpus_of(std::string_view text);
// Fills in all members from `things` on. Errors: a choice of a word that the text does not have; more than
// kMostWordChoices of them.
core::Status choose_things(Corpus& corpus, const std::vector<WordChoice>& choices);

}  // namespace data
