// What stands beside what in a corpus: for each thing (a word) other things with weights, and how frequent each is.
// Plain data. May include core. Next: pack.h (where it is read from), model/losses/skip_gram.cpp (what it is for).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace data {

// Empty where a data set has no corpus. Thing i has the partners [first[i], first[i + 1]).
struct Contexts {
    std::vector<int> first;            // [N + 1]
    std::vector<int> other;            // a thing that stands beside it
    std::vector<int> weight;           // 1 .. 255: how often, next to the thing's other partners
    std::vector<std::int64_t> counts;  // [N]: how frequent each thing is, at least 1

    [[nodiscard]] bool is_empty() const { return counts.empty(); }
};

// A pack's section (data/packing.py, contexts_section): for each of n_rows things its count (32 bits), how many
// partners (8 bits), and of each its index (16 bits) and its weight (8 bits), little-endian.
// Empty if all is well, else what is wrong.
std::string read_contexts(std::string_view bytes, int n_rows, Contexts& contexts);

}  // namespace data
