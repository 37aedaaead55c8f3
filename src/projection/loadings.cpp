// See loadings.h.
#include "projection/loadings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/check.h"

namespace projection {

float Loading::length() const { return std::sqrt(x * x + y * y); }

std::vector<Loading> longest_loadings(const Plane& plane, const std::vector<float>& points, int most) {
    const auto d = static_cast<std::size_t>(plane.n_dims);
    ES_CHECK(d >= 1 && points.size() % d == 0, "points have to be [N, n_dims]");
    std::vector<double> squares(d, 0.0);
    for (std::size_t first = 0; first < points.size(); first += d) {
        for (std::size_t k = 0; k < d; ++k) {
            const double from_mean = static_cast<double>(points[first + k]) - static_cast<double>(plane.mean[k]);
            squares[k] += from_mean * from_mean;
        }
    }
    const double n = std::max(1.0, static_cast<double>(points.size() / d));
    std::vector<Loading> loadings;
    for (std::size_t k = 0; k < d; ++k) {
        const auto deviation = static_cast<float>(std::sqrt(squares[k] / n));
        const Loading one{static_cast<int>(k), plane.axes[k] * deviation, plane.axes[d + k] * deviation};
        if (one.length() > 0) loadings.push_back(one);
    }
    std::stable_sort(loadings.begin(), loadings.end(),
                     [](const Loading& a, const Loading& b) { return a.length() > b.length(); });
    if (loadings.size() > static_cast<std::size_t>(most)) loadings.resize(static_cast<std::size_t>(most));
    return loadings;
}

}  // namespace projection
