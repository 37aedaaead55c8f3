// Minimises a smooth convex function, one bounded step at a time. Double arithmetic in a fixed order: the same numbers
// give the same minimum. Source: Liu, Nocedal 1989, On the Limited Memory BFGS Method for Large Scale Optimization;
// the two loops are Algorithm 7.4 of Nocedal, Wright 2006. Step lengths by halving until the decrease is sufficient
// (Armijo), which suffices for convex functions with the safeguard on s'y below. Includes nothing of ours.
#pragma once

#include <functional>
#include <vector>

namespace train {

// Writes the gradient at x, returns the value.
using Objective = std::function<double(const std::vector<double>& x, std::vector<double>& gradient)>;

struct Lbfgs {
    static constexpr int kMemory = 8;
    struct Pair {
        std::vector<double> step, change;  // of x, of the gradient
        double inverse = 0;                // 1 / (step . change)
    };
    std::vector<double> x, gradient;
    double value = 0;
    std::vector<Pair> pairs;  // oldest first
    int iterations = 0;
    bool started = false;
};

// One step. False when there is nothing more to do: the gradient's largest entry is below `tolerance`, no step lowers
// the value, or there have been max_iterations.
bool lbfgs_step(Lbfgs& state, const Objective& objective, double tolerance, int max_iterations);

}  // namespace train
