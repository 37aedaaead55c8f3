// See min_dist_curve.h.
#include "projection/min_dist_curve.h"

#include <algorithm>
#include <cmath>

#include "engine/lanes.h"
#include "engine/maths.h"

namespace projection {
namespace {

constexpr int kPoints = 300;
constexpr int kRounds = 60;

double exp_of(double x) { return static_cast<double>(engine::exp(static_cast<float>(x))); }
double log_of(double x) { return static_cast<double>(engine::log(static_cast<float>(x))); }

// Sum of squares at (log a, b), and what a step of Gauss-Newton needs: J^T J and J^T r.
struct Fit {
    double squares = 0;
    double aa = 0, ab = 0, bb = 0, ar = 0, br = 0;
};

Fit fit_at(double log_a, double b, double min_dist) {
    Fit fit;
    for (int i = 1; i < kPoints; ++i) {  // at 0 any curve is 1
        const double d = 3.0 * i / (kPoints - 1), log_d = log_of(d);
        const double wished = d < min_dist ? 1 : exp_of(min_dist - d);
        const double power = exp_of(log_a + 2 * b * log_d), curve = 1 / (1 + power);
        const double by_log_a = -curve * curve * power, by_b = by_log_a * 2 * log_d, r = curve - wished;
        fit.squares += r * r;
        fit.aa += by_log_a * by_log_a;
        fit.ab += by_log_a * by_b;
        fit.bb += by_b * by_b;
        fit.ar += by_log_a * r;
        fit.br += by_b * r;
    }
    return fit;
}

}  // namespace

Curve curve_for(double min_dist) {
    double log_a = 0.5, b = 1, damping = 1e-3;
    Fit fit = fit_at(log_a, b, min_dist);
    for (int round = 0; round < kRounds; ++round) {
        const double aa = fit.aa * (1 + damping), bb = fit.bb * (1 + damping), by = aa * bb - fit.ab * fit.ab;
        const double next_log_a = log_a - (bb * fit.ar - fit.ab * fit.br) / by;
        const double next_b = b - (aa * fit.br - fit.ab * fit.ar) / by;
        const Fit next = fit_at(next_log_a, next_b, min_dist);
        if (next.squares < fit.squares) {
            log_a = next_log_a;
            b = next_b;
            fit = next;
            damping *= 0.3;
        } else {
            damping = std::min(damping * 10, 1e6);
        }
    }
    return {static_cast<float>(exp_of(log_a)), static_cast<float>(b)};
}

}  // namespace projection
