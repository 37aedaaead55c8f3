#include "engine/perplexity.h"

#include <algorithm>
#include <cstddef>

#include "engine/maths.h"

namespace engine {
namespace {

// Entropy, in nats, of p_j ~ e^(-b d_j) over distances less the nearest.
double entropy(const std::vector<float>& distances, float precision) {
    double sum = 0.0, weighted = 0.0;
    for (const float d : distances) {
        const auto p = static_cast<double>(engine::exp(-precision * d));
        sum += p;
        weighted += p * static_cast<double>(d);
    }
    return static_cast<double>(engine::log(static_cast<float>(sum))) + static_cast<double>(precision) * weighted / sum;
}

float precision_of(const std::vector<float>& distances, double wanted) {
    constexpr float kMost = 1e12f;
    constexpr int kRounds = 60;
    float low = 0.0f, high = kMost, precision = 1.0f;
    for (int round = 0; round < kRounds; ++round) {
        const double difference = entropy(distances, precision) - wanted;
        if (difference < 1e-4 && difference > -1e-4) break;
        if (difference > 0) {  // too many neighbours: closer
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

}  // namespace

std::vector<float> precisions_for_perplexity(std::span<const float> x, int n_columns, double perplexity) {
    const auto d = static_cast<std::size_t>(n_columns);
    const std::size_t n = x.size() / d;
    std::vector<float> precisions(n, 1.0f);
    if (n < 2) return precisions;
    const double most = 0.9 * static_cast<double>(n - 1);
    const auto wanted = static_cast<double>(engine::log(static_cast<float>(std::max(1.0, std::min(perplexity, most)))));
    std::vector<float> distances;
    for (std::size_t i = 0; i < n; ++i) {
        distances.clear();
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i) continue;
            float squared = 0.0f;
            for (std::size_t k = 0; k < d; ++k)
                squared += (x[i * d + k] - x[j * d + k]) * (x[i * d + k] - x[j * d + k]);
            distances.push_back(squared);
        }
        const float nearest = *std::min_element(distances.begin(), distances.end());
        for (float& distance : distances) distance -= nearest;
        precisions[i] = precision_of(distances, wanted);
    }
    return precisions;
}

}  // namespace engine
