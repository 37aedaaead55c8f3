// Co-occurrence in a corpus: for each thing (a word), the things that occur near it, with weights, and its frequency.
// Plain data. May include core. Next: pack.h (the file format it is read from), model/losses/skip_gram.cpp (the loss
// that uses it).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace data {

// The contexts of thing i are the entries [first[i], first[i + 1]) of `other` and `weight`. Empty for data sets without
// a corpus.
struct Contexts {
    std::vector<int> first;            // [N + 1]
    std::vector<int> other;            // index of a thing that occurs near it
    std::vector<int> weight;           // 1 .. 255: how often, relative to its other contexts
    std::vector<std::int64_t> counts;  // [N]: occurrences of each thing in the corpus, at least 1

    [[nodiscard]] bool is_empty() const { return counts.empty(); }
};

// Reads a pack's section (written by contexts_section in data/packing.py): for each of n_rows things its count (32
// bits) and its number of contexts (8 bits), then for each context its index (16 bits) and weight (8 bits),
// little-endian. Replaces `contexts`. Returns what is wrong with the section; empty if it is valid.
std::string read_contexts(std::string_view bytes, int n_rows, Contexts& contexts);

}  // namespace data
