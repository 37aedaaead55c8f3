// See lbfgs.h.
#include "train/lbfgs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace train {
namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

void add(std::vector<double>& to, double factor, const std::vector<double>& what) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * what[i];
}

double largest(const std::vector<double>& values) {
    double most = 0;
    for (const double value : values) most = std::max(most, std::fabs(value));
    return most;
}

// The search direction: minus the gradient times the inverse Hessian as estimated from the last steps.
std::vector<double> direction_of(const Lbfgs& state) {
    std::vector<double> direction = state.gradient;
    std::vector<double> factors(state.pairs.size(), 0.0);
    for (std::size_t i = state.pairs.size(); i-- > 0;) {
        const Lbfgs::Pair& pair = state.pairs[i];
        factors[i] = pair.inverse * dot(pair.step, direction);
        add(direction, -factors[i], pair.change);
    }
    // The first step is at most 1 long: without earlier steps the gradient says nothing about the scale.
    double scale = 1 / std::max(1.0, std::sqrt(dot(direction, direction)));
    if (!state.pairs.empty()) {
        const Lbfgs::Pair& last = state.pairs.back();
        scale = 1 / (last.inverse * dot(last.change, last.change));
    }
    for (double& value : direction) value *= scale;
    for (std::size_t i = 0; i < state.pairs.size(); ++i) {
        const Lbfgs::Pair& pair = state.pairs[i];
        add(direction, factors[i] - pair.inverse * dot(pair.change, direction), pair.step);
    }
    for (double& value : direction) value = -value;
    return direction;
}

void remember(Lbfgs& state, std::vector<double> step, std::vector<double> change) {
    const double product = dot(step, change);
    if (!(product > 1e-12 * dot(change, change))) return;  // no curvature there: it would spoil the estimate
    if (state.pairs.size() == static_cast<std::size_t>(Lbfgs::kMemory)) state.pairs.erase(state.pairs.begin());
    state.pairs.push_back({std::move(step), std::move(change), 1 / product});
}

}  // namespace

bool lbfgs_step(Lbfgs& state, const Objective& objective, double tolerance, int max_iterations) {
    if (!state.started) {
        state.gradient.assign(state.x.size(), 0.0);
        state.value = objective(state.x, state.gradient);
        state.started = true;
    }
    if (state.iterations >= max_iterations || !(largest(state.gradient) > tolerance)) return false;
    ++state.iterations;
    const std::vector<double> direction = direction_of(state);
    const double slope = dot(direction, state.gradient);
    std::vector<double> x, gradient(state.x.size(), 0.0);
    double length = 1;
    constexpr int kMostHalvings = 30;
    constexpr double kEnough = 1e-4;
    for (int i = 0; i < kMostHalvings; ++i, length /= 2) {
        x = state.x;
        add(x, length, direction);
        const double value = objective(x, gradient);
        if (!(value <= state.value + kEnough * length * slope)) continue;
        std::vector<double> step = direction, change = gradient;
        for (double& part : step) part *= length;
        add(change, -1, state.gradient);
        remember(state, std::move(step), std::move(change));
        state.x = std::move(x);
        state.gradient = std::move(gradient);
        state.value = value;
        return true;
    }
    return false;
}

}  // namespace train
