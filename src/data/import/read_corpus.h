// Running text -> Sheet with a row for each of its most frequent words that have a subject, and with what stands beside
// each (Contexts), from which skip-gram learns. May include sheet.h and contexts.h. Next: corpus_words.h (which words
// become things), word_choices.h (a person's choices), sheet_dataset.h; data/corpus.py, which did the same for the
// corpora that are shipped, with a dictionary.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

inline constexpr int kFewestCorpusWords = 12;  // fewer make no map
inline constexpr std::size_t kMostCorpusBytes = std::size_t{32} << 20;

// `choices`: words that a person has chosen to be things, or to be left out. Errors (Error::field is "data"): not text,
// more than kMostCorpusBytes, fewer than kFewestCorpusWords things, a chosen word that the text does not have.
core::Result<Sheet> read_corpus(std::string bytes, const std::vector<WordChoice>& choices = {});

}  // namespace data
