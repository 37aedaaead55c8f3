// Ridge regression by the normal equations, for small dense problems, in double, with a fixed order of additions.
// Includes nothing of ours. Source: Hoerl, Kennard 1970, Ridge Regression.
#pragma once

#include <vector>

namespace model {

// Fits a linear function: x [N, d], wanted [N, k], row-major -> [d + 1, k], the weights and then the constant. It has
// the smallest squared error plus a penalty on the weights of `ridge` times the mean square of x. Returns all 0 if the
// equations cannot be solved.
std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& wanted, int d, int k,
                                  double ridge);

}  // namespace model
