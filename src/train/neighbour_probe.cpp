// See neighbour_probe.h.
#include "train/neighbour_probe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/random.h"

namespace train {
namespace {

// From little smoothing to much.
constexpr std::array<double, 5> kSmoothings = {0.5, 2, 8, 32, 128};
constexpr int kAPiece = 8;  // things in one piece of work

}  // namespace

double NeighbourProbe::smoothing() const { return kSmoothings[chosen_m_]; }

NeighbourProbe::NeighbourProbe(ProbeRows rows) : rows_(std::move(rows)) {
    gains_.assign(rows_.evaluated_codes.size(), 0.0);
    const int n = rows_.n_train();
    done_ = rows_.n_classes < 2 || rows_.n_units == 0 || !rows_.finite || n < 2;
    if (done_) return;
    const int root = static_cast<int>(std::lround(std::sqrt(static_cast<double>(n))));
    const int most = std::min({kMostNeighbours, root, n - 1});
    for (const int k : {most, most / 2, most / 4}) {
        if (k >= 1 && (ks_.empty() || k < ks_.back())) ks_.push_back(k);
    }
    losses_.assign(ks_.size() * kSmoothings.size(), 0.0);
    counts_.assign(ks_.size(), 0.0);
    std::vector<int> order(static_cast<std::size_t>(n));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    core::Random random = core::random_stream(1, "neighbour probe");
    core::shuffle(random, order);
    order.resize(std::min<std::size_t>(order.size(), kMostTried));
    tried_ = std::move(order);
}

// Fills counts_ for class `code` around the point x[0], x[stride], ...
void NeighbourProbe::find(const double* x, std::size_t stride, int left_out, int code) {
    const std::size_t n = rows_.train_codes.size();
    distances_.assign(n, 0.0);
    for (std::size_t unit = 0; unit < static_cast<std::size_t>(rows_.n_units); ++unit) {
        const double at = x[unit * stride];
        const double* values = rows_.train.data() + unit * n;
        for (std::size_t i = 0; i < n; ++i) distances_[i] += (values[i] - at) * (values[i] - at);
    }
    if (left_out >= 0) distances_[static_cast<std::size_t>(left_out)] = std::numeric_limits<double>::infinity();
    sorted_ = distances_;
    auto end = sorted_.end();
    for (std::size_t one = 0; one < ks_.size(); ++one) {
        const auto kth = sorted_.begin() + (ks_[one] - 1);
        std::nth_element(sorted_.begin(), kth, end);
        end = kth + 1;
        int closer = 0, tied = 0, own_closer = 0, own_tied = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const int is_closer = distances_[i] < *kth ? 1 : 0, is_tied = distances_[i] == *kth ? 1 : 0;
            const int is_own = rows_.train_codes[i] == code ? 1 : 0;
            closer += is_closer;
            tied += is_tied;
            own_closer += is_closer & is_own;
            own_tied += is_tied & is_own;
        }
        counts_[one] = own_closer + static_cast<double>(ks_[one] - closer) * own_tied / tied;
    }
}

void NeighbourProbe::try_one(int thing) {
    const std::size_t n = rows_.train_codes.size();
    const int code = rows_.train_codes[static_cast<std::size_t>(thing)];
    const double share = rows_.shares[static_cast<std::size_t>(code)];
    find(rows_.train.data() + thing, n, thing, code);
    for (std::size_t k = 0; k < ks_.size(); ++k) {
        for (std::size_t m = 0; m < kSmoothings.size(); ++m) {
            const double smoothing = kSmoothings[m];
            losses_[k * kSmoothings.size() + m] -= std::log((counts_[k] + smoothing * share) / (ks_[k] + smoothing));
        }
    }
}

void NeighbourProbe::choose() {
    const auto least = std::min_element(losses_.begin(), losses_.end()) - losses_.begin();
    chosen_k_ = static_cast<std::size_t>(least) / kSmoothings.size();
    chosen_m_ = static_cast<std::size_t>(least) % kSmoothings.size();
    choosing_ = false;
    next_ = 0;
}

bool NeighbourProbe::advance() {
    if (done_) return false;
    for (int i = 0; i < kAPiece; ++i) {
        if (choosing_) {
            if (next_ == tried_.size())
                choose();
            else
                try_one(tried_[next_++]);
            continue;
        }
        if (next_ == gains_.size()) {
            done_ = true;
            return false;
        }
        const std::size_t thing = next_++;
        const int code = rows_.evaluated_codes[thing];
        if (code < 0) continue;
        find(rows_.evaluated.data() + thing, gains_.size(), -1, code);
        const double share = rows_.shares[static_cast<std::size_t>(code)];
        const double m = smoothing();
        gains_[thing] = std::log2((counts_[chosen_k_] + m * share) / (ks_[chosen_k_] + m) / share);
    }
    return true;
}

}  // namespace train
