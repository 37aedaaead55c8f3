// Running text -> Sheet with a row for each of its most frequent words that have a subject, and with what stands beside
// each (Contexts), from which skip-gram learns. Words that stand evenly all over the text ("the", "but") are left out:
// Ortuno et al. 2002, Keyword detection in natural languages and DNA, where the measure is the standard deviation of the
// distances between a word's occurrences, divided by their mean. May include sheet.h and contexts.h. Next: text_kind.h,
// sheet_dataset.h; data/corpus.py, which did the same for the corpora that are shipped, with a dictionary.
#pragma once

#include <string>

#include "core/result.h"
#include "data/import/sheet.h"

namespace data {

inline constexpr int kMostCorpusWords = 700;   // things of the map
inline constexpr int kFewestCorpusWords = 12;  // fewer make no map
inline constexpr std::size_t kMostCorpusBytes = std::size_t{32} << 20;

// Errors (Error::field is "data"): not text, more than kMostCorpusBytes, fewer than kFewestCorpusWords words that occur
// twice.
core::Result<Sheet> read_corpus(std::string bytes);

}  // namespace data
