// See calibrate.h.
#include "train/calibrate.h"

#include <array>
#include <cmath>
#include <limits>

namespace train {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::array<double, 8> kOfShares = {0, 0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1};

// log2(((1 - e) p + e q) / q), where gain = log2(p / q).
double with_shares(double gain, double of_shares) {
    return of_shares > 0 ? std::log2((1 - of_shares) * std::exp2(gain) + of_shares) : gain;
}

}  // namespace

std::vector<double> calibrated(const std::vector<std::vector<double>>& candidates) {
    const std::size_t n = candidates.front().size();
    std::vector<double> result(n, 0.0);
    std::array<double, kFolds> most{};
    most.fill(-std::numeric_limits<double>::infinity());
    std::vector<double> gains(n);
    for (const std::vector<double>& candidate : candidates) {
        for (const double of_shares : kOfShares) {
            std::array<double, kFolds> sums{};
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                gains[i] = with_shares(candidate[i], of_shares);
                sums[i % kFolds] += gains[i];
                sum += gains[i];
            }
            for (std::size_t fold = 0; fold < kFolds; ++fold) {
                if (!(sum - sums[fold] > most[fold])) continue;
                most[fold] = sum - sums[fold];
                for (std::size_t i = fold; i < n; i += kFolds) result[i] = gains[i];
            }
        }
    }
    return result;
}

}  // namespace train
