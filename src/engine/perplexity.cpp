#include "engine/perplexity.h"

#include <algorithm>
#include <cstddef>

#include "engine/lanes.h"
#include "engine/maths.h"

namespace engine {
namespace {

// Squared distances from row i to all rows, eight at a time. columns [n_columns, stride]: the rows of x, transposed.
ES_INLINE void distances_loops(const float* columns, int n_columns, int stride, int i, float* to) {
    std::fill_n(to, stride, 0.0f);
    // each column c of x, eight rows from j on at a time
    for (int c = 0; c < n_columns; ++c) {
        const float* column = columns + static_cast<long>(c) * stride;
        const f32x8 here = splat(column[i]);
        for (int j = 0; j < stride; j += kLanes) {
            const f32x8 difference = here - load(column + j);
            store(to + j, load(to + j) + difference * difference);
        }
    }
}

// Entropy, in nats, of p_j ~ e^(-b d_j) over n distances, from which the smallest was subtracted; d is padded to whole
// vectors.
ES_INLINE double entropy_loops(const float* d, int n, float precision) {
    double sum = 0.0, weighted = 0.0;
    // eight distances from j on at a time
    for (int j = 0; j < n; j += kLanes) {
        const f32x8 d_j = load(d + j);
        const f32x8 p = select(lanes_below(n - j), exp_of_negative(-splat(precision) * d_j), f32x8{});
        sum += static_cast<double>(sum_of_lanes(p));
        weighted += static_cast<double>(sum_of_lanes(p * d_j));
    }
    return static_cast<double>(engine::log(static_cast<float>(sum))) + static_cast<double>(precision) * weighted / sum;
}

ES_CLONES void perplexity_distances(const float* columns, int n_columns, int stride, int i, float* to) {
    distances_loops(columns, n_columns, stride, i, to);
}
ES_CLONES double perplexity_entropy(const float* d, int n, float precision) { return entropy_loops(d, n, precision); }

float precision_of(const float* distances, int n, double wanted) {
    constexpr float kMost = 1e12f;
    constexpr int kRounds = 60;
    float low = 0.0f, high = kMost, precision = 1.0f;
    for (int round = 0; round < kRounds; ++round) {
        const double difference = perplexity_entropy(distances, n, precision) - wanted;
        if (difference < 1e-4 && difference > -1e-4) break;
        if (difference > 0) {  // too many neighbours: a larger precision
            low = precision;
            precision = high == kMost ? precision * 2 : (low + high) / 2;
        } else {
            high = precision;
            precision = (low + high) / 2;
        }
        precision = std::min(precision, kMost);
    }
    return precision;
}

double entropy_for(double perplexity) { return static_cast<double>(engine::log(static_cast<float>(perplexity))); }

}  // namespace

float precision_for_perplexity(const float* distances, int n, double perplexity) {
    return precision_of(distances, n, entropy_for(perplexity));
}

std::vector<float> precisions_for_perplexity(std::span<const float> x, int n_columns, double perplexity) {
    const auto d = static_cast<std::size_t>(n_columns);
    const std::size_t n = x.size() / d;
    std::vector<float> precisions(n, 1.0f);
    if (n < 2) return precisions;
    const double most = 0.9 * static_cast<double>(n - 1);
    const double wanted = entropy_for(std::max(1.0, std::min(perplexity, most)));
    const int stride = padded(static_cast<int>(n));
    std::vector<float> columns(d * static_cast<std::size_t>(stride), 0.0f);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < d; ++c) columns[c * static_cast<std::size_t>(stride) + i] = x[i * d + c];
    }
    std::vector<float> distances(static_cast<std::size_t>(stride));
    for (std::size_t i = 0; i < n; ++i) {
        perplexity_distances(columns.data(), n_columns, stride, static_cast<int>(i), distances.data());
        // The row's distance to itself is dropped: the last entry takes its place.
        distances[i] = distances[n - 1];
        const auto end = distances.begin() + static_cast<std::ptrdiff_t>(n - 1);
        const float nearest = *std::min_element(distances.begin(), end);
        for (auto distance = distances.begin(); distance != end; ++distance) *distance -= nearest;
        precisions[i] = precision_of(distances.data(), static_cast<int>(n - 1), wanted);
    }
    return precisions;
}

}  // namespace engine
