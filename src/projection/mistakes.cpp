#include "projection/mistakes.h"

#include <algorithm>

#include "core/check.h"

namespace projection {
namespace {

// Each pair once, with the larger of its two ranks; the worst first.
std::vector<Mistake> pairs_of(const QualityWork& work, bool torn) {
    std::vector<Mistake> pairs;
    for (const Mistake& one : work.mistakes) {
        if (one.torn != torn) continue;
        pairs.push_back({std::min(one.thing, one.other), std::max(one.thing, one.other), one.rank, torn});
    }
    const auto same_pair = [](const Mistake& a, const Mistake& b) { return a.thing == b.thing && a.other == b.other; };
    std::sort(pairs.begin(), pairs.end(), [](const Mistake& a, const Mistake& b) {
        if (a.thing != b.thing) return a.thing < b.thing;
        return a.other != b.other ? a.other < b.other : a.rank > b.rank;
    });
    pairs.erase(std::unique(pairs.begin(), pairs.end(), same_pair), pairs.end());
    std::stable_sort(pairs.begin(), pairs.end(), [](const Mistake& a, const Mistake& b) { return a.rank > b.rank; });
    return pairs;
}

std::vector<std::array<int, 2>> thinned(const std::vector<Mistake>& pairs, int n, std::size_t most, int most_of_thing) {
    std::vector<std::array<int, 2>> kept;
    std::vector<int> of_thing(static_cast<std::size_t>(n), 0);
    for (const Mistake& pair : pairs) {
        if (kept.size() >= most) break;
        int& a = of_thing[static_cast<std::size_t>(pair.thing)];
        int& b = of_thing[static_cast<std::size_t>(pair.other)];
        if (std::max(a, b) >= most_of_thing) continue;
        ++a;
        ++b;
        kept.push_back({pair.thing, pair.other});
    }
    return kept;
}

}  // namespace

WorstMistakes worst_mistakes(const QualityWork& work, std::size_t most, int most_of_thing) {
    ES_CHECK(work.far > 0, "mistakes were not collected");
    WorstMistakes worst;
    worst.looked_at = work.looked_at;
    const std::vector<Mistake> false_ones = pairs_of(work, false), torn = pairs_of(work, true);
    worst.n_false = static_cast<long>(false_ones.size());
    worst.n_torn = static_cast<long>(torn.size());
    worst.false_ones = thinned(false_ones, work.n, most, most_of_thing);
    worst.torn = thinned(torn, work.n, most, most_of_thing);
    return worst;
}

}  // namespace projection
