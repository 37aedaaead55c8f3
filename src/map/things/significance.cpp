// See significance.h.
#include "map/things/significance.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace map {
namespace {

constexpr double kTie = 1 + 1e-7;  // tables as likely as the one seen, but for rounding
constexpr double kTiny = 1e-300;

double log_choose(const std::vector<double>& logs, int n, int k) {
    return logs[static_cast<std::size_t>(n)] - logs[static_cast<std::size_t>(k)] -
           logs[static_cast<std::size_t>(n - k)];
}

double away_from_zero(double x) { return std::abs(x) < kTiny ? kTiny : x; }

// The continued fraction of I_x(a, b), which converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m <= 500; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1) < 1e-15) break;
    }
    return fraction;
}

}  // namespace

void log_factorials(std::vector<double>& logs, int n) {
    if (logs.empty()) logs.push_back(0);
    for (auto i = logs.size(); i <= static_cast<std::size_t>(std::max(n, 0)); ++i) {
        logs.push_back(logs.back() + std::log(static_cast<double>(i)));
    }
}

double hypergeometric_p(const std::vector<double>& logs, int hits, int drawn, int marked, int total) {
    const int least = std::max(0, drawn + marked - total), most = std::min(drawn, marked);
    const double all = log_choose(logs, total, drawn);
    const auto probability = [&](int k) {
        return std::exp(log_choose(logs, marked, k) + log_choose(logs, total - marked, drawn - k) - all);
    };
    const double seen = probability(hits) * kTie;
    double sum = 0;
    for (int k = least; k <= most; ++k) {
        const double p = probability(k);
        if (p <= seen) sum += p;
    }
    return std::min(sum, 1.0);
}

double incomplete_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double welch_p(const Moments& a, const Moments& b) {
    if (a.n < 2 || b.n < 2) return 1;
    const double of_a = a.variance / a.n, of_b = b.variance / b.n;
    const double square = (a.mean - b.mean) * (a.mean - b.mean);
    if (!(of_a + of_b > 0)) return square > 0 ? 0 : 1;
    const double freedom = (of_a + of_b) * (of_a + of_b) / (of_a * of_a / (a.n - 1) + of_b * of_b / (b.n - 1));
    const double t_squared = square / (of_a + of_b);
    return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t_squared));
}

std::vector<double> false_discovery_rates(const std::vector<double>& p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> q(p.size());
    double least = 1;
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        const std::size_t at = order[rank - 1];
        least = std::min(least, p[at] * static_cast<double>(p.size()) / static_cast<double>(rank));
        q[at] = least;
    }
    return q;
}

}  // namespace map
