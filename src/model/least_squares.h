// Ridge regression by the normal equations, for small dense problems, in double, with a fixed order of additions.
// Includes nothing of ours. Source: Hoerl, Kennard 1970, Ridge Regression.
#pragma once

#include <vector>

namespace model {

// Fits x W + b to the targets: x [N, d], targets [N, k], row-major -> [d + 1, k], the rows of W and then b. Minimises
// the mean over rows of |x W + b - targets|^2, plus ridge s |W|^2, where s is the mean square of all values of x; b is
// not penalised. All 0 if there are no rows or the equations cannot be solved.
std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& targets, int d, int k,
                                  double ridge);

}  // namespace model
