// See shape.h.
#include "projection/shape.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace projection {

float flatness(const std::vector<float>& points) {
    double mean[2] = {0, 0}, xx = 0, xy = 0, yy = 0;
    const auto n = static_cast<double>(points.size() / 2);
    for (std::size_t i = 0; i < points.size(); ++i) mean[i % 2] += static_cast<double>(points[i]) / n;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
        const double x = static_cast<double>(points[i]) - mean[0], y = static_cast<double>(points[i + 1]) - mean[1];
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    const double middle = (xx + yy) / 2, apart = std::hypot((xx - yy) / 2, xy);
    const double ratio = middle + apart > 0 ? std::max(0.0, middle - apart) / (middle + apart) : 0;
    return static_cast<float>(std::sqrt(ratio));
}

float mean_move(const std::vector<float>& a, const std::vector<float>& b) {
    const std::size_t n = b.size() / 2;
    if (n == 0) return 0;
    float low[2] = {b[0], b[1]}, high[2] = {b[0], b[1]};
    double moved = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < 2; ++d) {
            low[d] = std::fmin(low[d], b[2 * i + d]);
            high[d] = std::fmax(high[d], b[2 * i + d]);
        }
        moved += std::hypot(static_cast<double>(a[2 * i] - b[2 * i]), static_cast<double>(a[2 * i + 1] - b[2 * i + 1]));
    }
    const double diagonal = std::hypot(static_cast<double>(high[0] - low[0]), static_cast<double>(high[1] - low[1]));
    return diagonal > 0 ? static_cast<float>(moved / static_cast<double>(n) / diagonal) : 0;
}

}  // namespace projection
