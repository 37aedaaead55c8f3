#include "train/spread.h"

#include <cmath>

namespace train {

// Two passes, and from the first thing on: what is exactly one point has a deviation of exactly 0.
Spread spread_of(const LayerSnapshot& layer) {
    const auto units = static_cast<std::size_t>(layer.n_units);
    const std::size_t n = units == 0 ? 0 : layer.values.size() / units;
    if (n == 0) return {};
    Spread spread;
    for (std::size_t u = 0; u < units; ++u) {
        const double origin = static_cast<double>(layer.values[u]);
        double shift = 0;
        for (std::size_t i = 0; i < n; ++i) shift += static_cast<double>(layer.values[i * units + u]) - origin;
        const double middle = origin + shift / static_cast<double>(n);
        for (std::size_t i = 0; i < n; ++i) {
            const double x = static_cast<double>(layer.values[i * units + u]);
            spread.deviation += (x - middle) * (x - middle);
            spread.size += x * x;
        }
    }
    spread.deviation = std::sqrt(spread.deviation / static_cast<double>(n));
    spread.size = std::sqrt(spread.size / static_cast<double>(n));
    return spread;
}

}  // namespace train
