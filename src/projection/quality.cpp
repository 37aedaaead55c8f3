#include "projection/quality.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/check.h"

namespace projection {
namespace {

// Squared distances from one thing to all; infinite to itself.
void distances_from(const std::vector<float>& points, std::size_t d, std::size_t thing, std::vector<float>& to) {
    const std::size_t n = points.size() / d;
    const float* at = points.data() + thing * d;
    to.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const float* other = points.data() + i * d;
        float sum = 0;
        for (std::size_t k = 0; k < d; ++k) sum += (other[k] - at[k]) * (other[k] - at[k]);
        to[i] = sum;
    }
    to[thing] = std::numeric_limits<float>::infinity();
}

// Indices of the k smallest distances, smallest first, ties by index.
std::vector<int> nearest(const std::vector<float>& distances, std::size_t k) {
    std::vector<int> order(distances.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    const auto nearer = [&](int a, int b) {
        const float da = distances[static_cast<std::size_t>(a)], db = distances[static_cast<std::size_t>(b)];
        return da < db || (da == db && a < b);
    };
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(k, order.size()));
    std::nth_element(order.begin(), end == order.end() ? order.begin() : end, order.end(), nearer);
    std::sort(order.begin(), end, nearer);
    order.erase(end, order.end());
    return order;
}

// Rank of each thing by these distances; 1 for the nearest.
long rank_of(const std::vector<float>& distances, int thing) {
    const float own = distances[static_cast<std::size_t>(thing)];
    long rank = 1;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const bool nearer = distances[i] < own || (distances[i] == own && static_cast<int>(i) < thing);
        rank += nearer ? 1 : 0;
    }
    return rank;
}

// Sum over the things in `near` of how far their rank by `distances` is beyond k.
long too_far(const std::vector<int>& near, const std::vector<int>& truly, const std::vector<float>& distances,
             std::size_t k) {
    long sum = 0;
    for (const int thing : near) {
        if (std::find(truly.begin(), truly.end(), thing) != truly.end()) continue;
        sum += rank_of(distances, thing) - static_cast<long>(k);
    }
    return sum;
}

}  // namespace

Quality quality_of(const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture, int k, int sample) {
    const auto d = static_cast<std::size_t>(n_dims), near = static_cast<std::size_t>(k);
    const std::size_t n = picture.size() / 2;
    ES_CHECK(n_dims >= 1 && cloud.size() == n * d, "cloud and picture have to be of the same things");
    ES_CHECK(k >= 1 && 2 * near < n, "neighbours have to be fewer than half of the things");
    const std::size_t n_seen = sample > 0 ? std::min(static_cast<std::size_t>(sample), n) : n;
    std::vector<float> in_cloud, in_picture;
    long made = 0, torn = 0, kept = 0;
    for (std::size_t at = 0; at < n_seen; ++at) {
        const std::size_t thing = at * n / n_seen;
        distances_from(cloud, d, thing, in_cloud);
        distances_from(picture, 2, thing, in_picture);
        const std::vector<int> truly = nearest(in_cloud, near), seen = nearest(in_picture, near);
        made += too_far(seen, truly, in_cloud, near);
        torn += too_far(truly, seen, in_picture, near);
        kept += std::count_if(seen.begin(), seen.end(), [&](int thing_seen) {
            return std::find(truly.begin(), truly.end(), thing_seen) != truly.end();
        });
    }
    const auto all = static_cast<double>(n), of_each = static_cast<double>(k), looked = static_cast<double>(n_seen);
    const double most = looked * of_each * (2 * all - 3 * of_each - 1) / 2;
    return {1 - static_cast<double>(made) / most, 1 - static_cast<double>(torn) / most,
            static_cast<double>(kept) / (looked * of_each)};
}

std::vector<int> nearest_of(const std::vector<float>& points, int n_dims, int thing, int k) {
    std::vector<float> distances;
    distances_from(points, static_cast<std::size_t>(n_dims), static_cast<std::size_t>(thing), distances);
    const auto others = distances.size() - 1;
    return nearest(distances, std::min(static_cast<std::size_t>(std::max(k, 0)), others));
}

}  // namespace projection
