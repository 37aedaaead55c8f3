#include "train/evaluate.h"

#include <limits>

namespace train {

core::Random evaluation_noise(const model::Spec& spec) {
    return core::random_stream(static_cast<std::uint64_t>(spec.seed), "noise of evaluation");
}

Accuracy classification_accuracy(const std::vector<int>& predicted, const std::vector<int>& wanted, int n_classes) {
    std::vector<int> right(static_cast<std::size_t>(n_classes), 0), all(static_cast<std::size_t>(n_classes), 0);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] < 0) continue;
        const auto code = static_cast<std::size_t>(wanted[i]);
        ++all[code];
        if (predicted[i] == wanted[i]) ++right[code];
    }
    double recalls = 0;
    int n_right = 0, n_all = 0, n_present = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k] == 0) continue;
        recalls += static_cast<double>(right[k]) / all[k];
        ++n_present;
        n_right += right[k];
        n_all += all[k];
    }
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    if (n_all == 0) return {kUndefined, kUndefined};
    return {static_cast<double>(n_right) / n_all, recalls / n_present};
}

double r_squared(const std::vector<float>& predicted, const std::vector<float>& wanted,
                 const std::vector<float>& weight) {
    double sum = 0;
    int n = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (weight[i] <= 0) continue;
        sum += static_cast<double>(wanted[i]);
        ++n;
    }
    const double mean = n == 0 ? 0 : sum / n;
    double errors = 0, spread = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (weight[i] <= 0) continue;
        const double error = static_cast<double>(wanted[i]) - static_cast<double>(predicted[i]);
        const double distance = static_cast<double>(wanted[i]) - mean;
        errors += error * error;
        spread += distance * distance;
    }
    if (n < 2 || spread <= 0) return std::numeric_limits<double>::quiet_NaN();
    return 1 - errors / spread;
}

}  // namespace train
