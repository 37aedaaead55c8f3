// See quantiles.h.
#include "train/quantiles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace train {

std::vector<double> quantile_cuts(std::vector<float> values, int n_groups) {
    std::erase_if(values, [](float x) { return !std::isfinite(x); });
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    std::vector<double> cuts;
    for (int group = 1; group < n_groups; ++group) {
        const double wanted = n * group / n_groups;
        double nearest = n, cut = 0;
        for (std::size_t i = 1; i < values.size(); ++i) {
            const double off = std::fabs(static_cast<double>(i) - wanted);
            if (values[i] == values[i - 1] || off >= nearest) continue;
            nearest = off;
            cut = (static_cast<double>(values[i - 1]) + static_cast<double>(values[i])) / 2;
        }
        if (nearest < n && (cuts.empty() || cut > cuts.back())) cuts.push_back(cut);
    }
    return cuts;
}

int quantile_group(const std::vector<double>& cuts, float value) {
    if (!std::isfinite(value)) return -1;
    int below = 0;
    for (const double cut : cuts) below += cut < static_cast<double>(value) ? 1 : 0;
    return below;
}

}  // namespace train
