// See links.h.
#include "model/links.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "core/random.h"

namespace model {
namespace {

constexpr int kStrongest = 8;

// The entries of a thing's contexts, by weight; of equal ones the first first.
std::vector<int> strongest(const data::Contexts& contexts, std::size_t thing) {
    std::vector<int> entries(static_cast<std::size_t>(contexts.first[thing + 1] - contexts.first[thing]));
    std::iota(entries.begin(), entries.end(), contexts.first[thing]);
    std::stable_sort(entries.begin(), entries.end(), [&](int a, int b) {
        return contexts.weight[static_cast<std::size_t>(a)] > contexts.weight[static_cast<std::size_t>(b)];
    });
    if (entries.size() > kStrongest) entries.resize(kStrongest);
    return entries;
}

// What the first loss over links hides; 0 without one.
double hidden_share(const Spec& spec) {
    const auto found =
        std::find_if(spec.losses.begin(), spec.losses.end(), [](const LossSpec& loss) { return loss.kind == "links"; });
    return found == spec.losses.end() ? 0 : found->hide;
}

}  // namespace

GraphLinks graph_links(const data::Contexts& contexts, const Spec& spec) {
    std::set<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i + 1 < contexts.first.size(); ++i) {
        for (const int entry : strongest(contexts, i)) {
            const int a = static_cast<int>(i), b = contexts.other[static_cast<std::size_t>(entry)];
            if (a != b) pairs.insert(std::minmax(a, b));
        }
    }
    const double share = hidden_share(spec);
    core::Random random = core::random_stream(static_cast<std::uint64_t>(spec.seed), "hidden links");
    GraphLinks links;
    for (const auto& [a, b] : pairs) {
        const bool hides = share > 0 && static_cast<double>(core::next_unit(random)) < share;
        (hides ? links.hidden : links.seen).push_back({a, b});
    }
    return links;
}

}  // namespace model
