// See change.h.
#include "map/heads/change.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace map {
namespace {

constexpr std::size_t kToldPairs = 3;
constexpr float kLeastTold = 0.005f;  // share of the map: smaller changes are not listed

std::string percent(float share) {
    if (share > 0 && share < 0.01f) return "under 1 %";
    return std::to_string(std::lround(share * 100)) + " %";
}

}  // namespace

std::string change_sentence(const ChangedPair& pair, const std::vector<std::string>& names) {
    const std::string &from = names[static_cast<std::size_t>(pair.from)],
                      &to = names[static_cast<std::size_t>(pair.to)];
    if (pair.of_from >= 1) return from + " lost all its land to " + to + ".";
    return from + " lost " + percent(pair.of_from) + " of its land to " + to + ".";
}

void find_change(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after,
                 const std::vector<std::string>& names, Change& change) {
    const std::size_t k = std::min<std::size_t>(names.size(), 256), n = after.size();
    change.cells = 0;
    change.share = 0;
    change.pairs.clear();
    change.sentence.clear();
    change.changed.assign(n, 0);
    if (before.size() != n || n == 0) return;
    change.counts.assign(k * k, 0);
    change.had.assign(k, 0);
    for (std::size_t i = 0; i < n; ++i) {
        if (before[i] < k) ++change.had[before[i]];
        if (before[i] == after[i] || before[i] >= k || after[i] >= k) continue;
        ++change.counts[before[i] * k + after[i]];
        ++change.cells;
        change.changed[i] = 1;
    }
    const auto all = static_cast<float>(n);
    change.share = static_cast<float>(change.cells) / all;
    for (std::size_t i = 0; i < k * k; ++i) {
        const int cells = change.counts[i];
        if (cells == 0) continue;
        const auto lost = static_cast<float>(cells) / static_cast<float>(change.had[i / k]);
        change.pairs.push_back(
            {static_cast<int>(i / k), static_cast<int>(i % k), cells, static_cast<float>(cells) / all, lost});
    }
    std::sort(change.pairs.begin(), change.pairs.end(), [](const ChangedPair& a, const ChangedPair& b) {
        if (a.cells != b.cells) return a.cells > b.cells;
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    if (change.cells == 0) {
        change.sentence = "No part of the map changed hands.";
        return;
    }
    change.sentence = (change.share < 0.01f ? "Under 1 %" : percent(change.share)) + " of the map changed hands.";
    for (std::size_t i = 0; i < std::min(kToldPairs, change.pairs.size()); ++i) {
        if (change.pairs[i].of_map >= kLeastTold) change.sentence += " " + change_sentence(change.pairs[i], names);
    }
}

}  // namespace map
