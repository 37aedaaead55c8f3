// Ridge regression by the normal equations: small and dense, in double, with a fixed order of additions. Includes
// nothing of ours. Source: Hoerl, Kennard 1970, Ridge Regression.
#pragma once

#include <vector>

namespace model {

// x [N, d], wanted [N, k], row-major -> [d + 1, k]: the weights, then the constant, of the linear function of x with
// the smallest squared error, with a penalty on the weights of `ridge` times the mean square of x. All 0 if the
// equations cannot be solved.
std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& wanted, int d, int k,
                                  double ridge);

}  // namespace model
