// L-BFGS: minimises a smooth convex function, one step at a time, with bounded work in each. In double with a fixed
// order of additions: the same input gives the same minimum. Step lengths are halved until the decrease is sufficient
// (Armijo), which suffices for convex functions with the safeguard on s'y in lbfgs.cpp. Source: Liu, Nocedal 1989, On
// the Limited Memory BFGS Method for Large Scale Optimization; two-loop recursion: Nocedal, Wright 2006, Algorithm 7.4.
// Includes nothing of ours. Next: linear_probe.h.
#pragma once

#include <functional>
#include <vector>

namespace train {

// The function to minimise: overwrites `gradient`, which has the size of x, with the gradient at x; returns the value.
using Objective = std::function<double(const std::vector<double>& x, std::vector<double>& gradient)>;

struct Lbfgs {
    static constexpr int kMemory = 8;
    struct Pair {
        std::vector<double> step, change;  // changes of x and of the gradient in one step
        double inverse = 0;                // 1 / (step . change)
    };
    std::vector<double> x, gradient;  // the caller sets x, the place to start from; afterwards: the best so far
    double value = 0;
    std::vector<Pair> pairs;  // oldest first
    int iterations = 0;
    bool started = false;  // gradient and value are those at x
};

// Does one step. Returns false at the end: the gradient's largest entry is below `tolerance`, no step lowers the value,
// or max_iterations are done.
bool lbfgs_step(Lbfgs& state, const Objective& objective, double tolerance, int max_iterations);

}  // namespace train
