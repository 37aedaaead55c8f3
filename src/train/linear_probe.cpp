// See linear_probe.h.
#include "train/linear_probe.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/random.h"
#include "train/calibrate.h"

namespace train {
namespace {

constexpr double kTolerance = 1e-5;  // of the gradient of a mean in nats: the loss is then right to about 1e-6 bits
constexpr int kMostIterations = 100;

// Logits, in class-major order: logits[c * n + i] = b_c + sum over units x W.
void logits_of(const std::vector<double>& x, int n_things, const ProbeRows& rows, const std::vector<double>& weights,
               std::vector<double>& logits) {
    const auto n = static_cast<std::size_t>(n_things);
    const auto classes = static_cast<std::size_t>(rows.n_classes), units = static_cast<std::size_t>(rows.n_units);
    logits.resize(n * classes);
    for (std::size_t c = 0; c < classes; ++c) {
        double* out = logits.data() + c * n;
        std::fill_n(out, n, weights[units * classes + c]);
        for (std::size_t unit = 0; unit < units; ++unit) {
            const double weight = weights[unit * classes + c];
            const double* in = x.data() + unit * n;
            for (std::size_t i = 0; i < n; ++i) out[i] += weight * in[i];
        }
    }
}

// Logits -> exp(logit - largest) in place; sums[i]: their sum over classes.
void exponentials(std::vector<double>& logits, std::size_t n, std::size_t classes, std::vector<double>& greatest,
                  std::vector<double>& sums) {
    greatest.assign(logits.begin(), logits.begin() + static_cast<std::ptrdiff_t>(n));
    for (std::size_t c = 1; c < classes; ++c) {
        for (std::size_t i = 0; i < n; ++i) greatest[i] = std::max(greatest[i], logits[c * n + i]);
    }
    sums.assign(n, 0.0);
    for (std::size_t c = 0; c < classes; ++c) {
        for (std::size_t i = 0; i < n; ++i) {
            logits[c * n + i] = std::exp(logits[c * n + i] - greatest[i]);
            sums[i] += logits[c * n + i];
        }
    }
}

// Four partial sums: a fixed order that processors can do in parallel.
double dot(const double* a, const double* b, std::size_t n) {
    double sums[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[i + lane] * b[i + lane];
    }
    for (; i < n; ++i) sums[0] += a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// log p(class | x) of each thing, natural; 0 for a thing without a class.
std::vector<double> log_likelihoods(const std::vector<double>& x, const std::vector<int>& codes, const ProbeRows& rows,
                                    const std::vector<double>& weights) {
    const std::size_t n = codes.size();
    std::vector<double> logits, greatest, sums, own(n, 0.0);
    logits_of(x, static_cast<int>(n), rows, weights, logits);
    for (std::size_t i = 0; i < n; ++i) {
        if (codes[i] >= 0) own[i] = logits[static_cast<std::size_t>(codes[i]) * n + i];
    }
    exponentials(logits, n, static_cast<std::size_t>(rows.n_classes), greatest, sums);
    for (std::size_t i = 0; i < n; ++i) {
        if (codes[i] >= 0) own[i] -= greatest[i] + std::log(sums[i]);
    }
    return own;
}

double penalised_loss(const ProbeRows& rows, double strength, const std::vector<double>& weights,
                      std::vector<double>& gradient) {
    const std::size_t n = rows.train_codes.size();
    const auto classes = static_cast<std::size_t>(rows.n_classes), units = static_cast<std::size_t>(rows.n_units);
    const double per_thing = 1 / static_cast<double>(n);
    std::vector<double> p, greatest, sums;
    logits_of(rows.train, static_cast<int>(n), rows, weights, p);
    double loss = 0;
    for (std::size_t i = 0; i < n; ++i) loss -= p[static_cast<std::size_t>(rows.train_codes[i]) * n + i];
    exponentials(p, n, classes, greatest, sums);
    for (std::size_t i = 0; i < n; ++i) {
        loss += greatest[i] + std::log(sums[i]);
        sums[i] = per_thing / sums[i];
    }
    loss *= per_thing;
    for (std::size_t c = 0; c < classes; ++c) {
        for (std::size_t i = 0; i < n; ++i) p[c * n + i] *= sums[i];
    }
    for (std::size_t i = 0; i < n; ++i) p[static_cast<std::size_t>(rows.train_codes[i]) * n + i] -= per_thing;
    const std::vector<double> ones(n, 1.0);
    for (std::size_t unit = 0; unit <= units; ++unit) {
        const bool bias = unit == units;
        const double* in = bias ? ones.data() : rows.train.data() + unit * n;
        for (std::size_t c = 0; c < classes; ++c) {
            const double weight = bias ? 0 : weights[unit * classes + c];
            gradient[unit * classes + c] = dot(in, p.data() + c * n, n) + strength * per_thing * weight;
            loss += strength * per_thing / 2 * weight * weight;
        }
    }
    return loss;
}

// Starts with W = 0 and b from the class shares.
std::vector<double> no_weights(const ProbeRows& rows) {
    std::vector<double> weights(static_cast<std::size_t>(rows.n_units * rows.n_classes), 0.0);
    for (const double share : rows.shares) weights.push_back(std::log(share));
    return weights;
}

// Splits the training things: every fifth, in a seeded order, is for evaluation. Classes keep their codes.
ProbeRows split_again(const ProbeRows& rows) {
    ProbeRows part;
    part.n_units = rows.n_units;
    part.n_classes = rows.n_classes;
    part.shares = rows.shares;
    const std::size_t n = rows.train_codes.size();
    std::vector<int> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<int>(i);
    core::Random random = core::random_stream(1, "linear probe");
    core::shuffle(random, order);
    for (std::size_t i = 0; i < n; ++i) {
        (i % 5 == 4 ? part.evaluated_codes : part.train_codes)
            .push_back(rows.train_codes[static_cast<std::size_t>(order[i])]);
    }
    for (std::size_t unit = 0; unit < static_cast<std::size_t>(rows.n_units); ++unit) {
        for (std::size_t i = 0; i < n; ++i) {
            (i % 5 == 4 ? part.evaluated : part.train)
                .push_back(rows.train[unit * n + static_cast<std::size_t>(order[i])]);
        }
    }
    return part;
}

}  // namespace

const std::vector<double>& LinearProbe::usual_strengths() {
    static const std::vector<double> strengths = {100, 10, 1, 0.1};
    return strengths;
}

LinearProbe::LinearProbe(ProbeRows rows, std::vector<double> strengths)
    : rows_(std::move(rows)), strengths_(std::move(strengths)), least_(std::numeric_limits<double>::infinity()) {
    // One class only, or constant activations: nothing to learn; the class shares are the best prediction.
    done_ = rows_.n_classes < 2 || rows_.n_units == 0 || !rows_.finite;
    if (done_) {
        gains_.assign(rows_.evaluated_codes.size(), 0.0);
        return;
    }
    best_ = no_weights(rows_);
    choosing_ = strengths_.size() > 1 && rows_.n_train() >= 10;
    if (choosing_) part_ = split_again(rows_);
    start_fit(best_);
}

void LinearProbe::start_fit(const std::vector<double>& weights) {
    solver_ = {};
    solver_.x = weights;
}

// Weaker and weaker regularisation until it gets worse.
void LinearProbe::end_try() {
    double loss = 0;
    for (const double one : log_likelihoods(part_.evaluated, part_.evaluated_codes, part_, solver_.x)) loss -= one;
    const bool better = loss < least_;
    if (better) {
        least_ = loss;
        chosen_ = trying_;
        best_ = solver_.x;
    }
    ++trying_;
    choosing_ = better && trying_ < strengths_.size();
    start_fit(best_);
}

bool LinearProbe::advance() {
    if (done_) return false;
    const ProbeRows& rows = choosing_ ? part_ : rows_;
    const double strength = strengths_[choosing_ ? trying_ : chosen_];
    const auto objective = [&](const std::vector<double>& weights, std::vector<double>& gradient) {
        return penalised_loss(rows, strength, weights, gradient);
    };
    if (lbfgs_step(solver_, objective, kTolerance, kMostIterations)) return true;
    if (choosing_) {
        end_try();
        return true;
    }
    if (strengths_.size() > 1) {
        std::vector<std::vector<double>> candidates;
        for (const double temperature : kTemperatures) candidates.push_back(gains_at(temperature));
        gains_ = calibrated(candidates);
    } else {
        gains_ = gains_at(1);
    }
    done_ = true;
    return false;
}

std::vector<double> LinearProbe::gains_at(double temperature) const {
    std::vector<double> weights = solver_.x;
    for (double& weight : weights) weight /= temperature;
    std::vector<double> gains = log_likelihoods(rows_.evaluated, rows_.evaluated_codes, rows_, weights);
    for (std::size_t i = 0; i < gains.size(); ++i) {
        if (rows_.evaluated_codes[i] < 0) continue;
        gains[i] -= std::log(rows_.shares[static_cast<std::size_t>(rows_.evaluated_codes[i])]);
        gains[i] /= std::log(2.0);
    }
    return gains;
}

}  // namespace train
