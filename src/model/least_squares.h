// Ridge regression by the normal equations, for small dense problems, in double, with a fixed order of additions.
// Includes nothing of ours. Source: Hoerl, Kennard 1970, Ridge Regression.
#pragma once

#include <vector>

namespace model {

// Fits a linear function: x [N, d], wanted [N, k], row-major -> [d + 1, k], the weights and then the constant. It has
// the smallest mean squared error plus `ridge` times the mean square of x times the sum of the squared weights, without
// the constant. Returns all 0 if there are no rows or the equations cannot be solved.
std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& wanted, int d, int k,
                                  double ridge);

}  // namespace model
