// See link_accuracy.h.
#include "train/link_accuracy.h"

#include <algorithm>
#include <limits>

namespace train {
namespace {

double squared_distance(const std::vector<float>& places, std::size_t dims, std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t d = 0; d < dims; ++d) {
        const double apart = static_cast<double>(places[a * dims + d]) - static_cast<double>(places[b * dims + d]);
        sum += apart * apart;
    }
    return sum;
}

struct Counted {
    long right = 0, all = 0;
};

}  // namespace

Accuracy link_accuracy(const std::vector<float>& places, int dims, const std::vector<float>& linked,
                       float squared_reach) {
    const auto width = static_cast<std::size_t>(dims), n = places.size() / width;
    const bool any_hidden = std::any_of(linked.begin(), linked.end(), [](float value) { return value < 0; });
    const auto n_pairs = static_cast<long>(n * (n - std::min<std::size_t>(n, 1)) / 2);
    const long stride = std::max(1L, n_pairs / kMostOtherPairs);
    Counted links, others;
    long pair = 0;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b, ++pair) {
            const float state = linked[a * n + b];
            const bool is_link = any_hidden ? state < 0 : state > 0;
            if (!is_link && (state != 0 || pair % stride != 0)) continue;
            const bool told = squared_distance(places, width, a, b) < static_cast<double>(squared_reach);
            Counted& kind = is_link ? links : others;
            ++kind.all;
            kind.right += told == is_link ? 1 : 0;
        }
    }
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    if (links.all == 0 || others.all == 0) return {kUndefined, kUndefined};
    const auto share = [](const Counted& kind) {
        return static_cast<double>(kind.right) / static_cast<double>(kind.all);
    };
    return {share({links.right + others.right, links.all + others.all}), (share(links) + share(others)) / 2};
}

}  // namespace train
