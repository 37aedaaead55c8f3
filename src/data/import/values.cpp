// See values.h.
#include "data/import/values.h"

#include <cstring>

namespace data {
namespace {

// Eight bytes at a time; only has to be quick and to spread.
std::uint32_t hash_of(std::string_view text) {
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ull;
    std::uint64_t hash = text.size() * kFactor;
    while (text.size() >= 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), 8);
        hash = (hash ^ eight) * kFactor;
        hash ^= hash >> 29;
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
    hash = (hash ^ rest) * kFactor;
    return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

void Values::grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, -1);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        std::size_t slot = hashes_[i] & mask;
        while (slots_[slot] >= 0) slot = (slot + 1) & mask;
        slots_[slot] = static_cast<int>(i);
    }
}

int Values::add(std::string_view value) {
    if (words_.size() * 2 >= slots_.size()) grow();
    const std::uint32_t hash = hash_of(value);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const int index = slots_[slot];
        if (index < 0) {
            slots_[slot] = size();
            words_.push_back(value);
            counts_.push_back(1);
            hashes_.push_back(hash);
            return size() - 1;
        }
        const auto i = static_cast<std::size_t>(index);
        if (hashes_[i] != hash || words_[i] != value) continue;
        ++counts_[i];
        return index;
    }
}

}  // namespace data
