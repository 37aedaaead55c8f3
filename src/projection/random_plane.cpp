#include "projection/random_plane.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/check.h"
#include "core/random.h"

namespace projection {
namespace {

double dot(const float* a, const float* b, std::size_t d) {
    double sum = 0;
    for (std::size_t k = 0; k < d; ++k) sum += static_cast<double>(a[k]) * static_cast<double>(b[k]);
    return sum;
}

void normalise(float* axis, std::size_t d) {
    const double length = std::sqrt(dot(axis, axis, d));
    for (std::size_t k = 0; k < d; ++k) {
        axis[k] = length > 0 ? static_cast<float>(static_cast<double>(axis[k]) / length) : 0.0f;
    }
}

}  // namespace

void follow_random_plane(Plane& plane, const std::vector<float>& points, int n_dims, int seed) {
    ES_CHECK(n_dims >= 1 && points.size() % static_cast<std::size_t>(n_dims) == 0, "points have to be [N, n_dims]");
    const auto d = static_cast<std::size_t>(n_dims);
    core::Random random = core::random_stream(static_cast<std::uint64_t>(seed), "random plane");
    plane.n_dims = n_dims;
    plane.shift = {};
    plane.axes.assign(2 * d, 0.0f);
    for (float& x : plane.axes) x = core::next_normal(random);
    float* first = plane.axes.data();
    float* second = first + d;
    normalise(first, d);
    const double shared = dot(first, second, d);
    for (std::size_t k = 0; k < d; ++k) second[k] -= static_cast<float>(shared * static_cast<double>(first[k]));
    normalise(second, d);
    std::vector<double> sum(d, 0.0);
    for (std::size_t i = 0; i < points.size(); ++i) sum[i % d] += static_cast<double>(points[i]);
    const auto n = static_cast<double>(points.size() / d);
    plane.mean.assign(d, 0.0f);
    for (std::size_t k = 0; k < d && n > 0; ++k) plane.mean[k] = static_cast<float>(sum[k] / n);
}

}  // namespace projection
