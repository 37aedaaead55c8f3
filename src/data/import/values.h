// The distinct values of a column and the number of occurrences of each, in the order of first appearance (a hash
// table). Keeps views into the text, which must outlive it. Includes nothing of ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace data {

class Values {
   public:
    // Counts a value, and adds it if it is new. Returns its index.
    int add(std::string_view value);

    [[nodiscard]] int size() const { return static_cast<int>(words_.size()); }
    [[nodiscard]] std::string_view word(int index) const { return words_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int count(int index) const { return counts_[static_cast<std::size_t>(index)]; }

   private:
    void grow();

    std::vector<std::string_view> words_;
    std::vector<int> counts_;
    std::vector<std::uint32_t> hashes_;
    std::vector<int> slots_;  // open addressing; -1 = free; their number is a power of two
};

}  // namespace data
