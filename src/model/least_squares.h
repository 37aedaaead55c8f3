// Ridge regression by the normal equations: small, dense, in double, with a fixed order of sums. Includes nothing of
// ours. Source: Hoerl, Kennard 1970, Ridge Regression.
#pragma once

#include <vector>

namespace model {

// x [N, D], wanted [N, K], row-major -> [D + 1, K]: weights, then the constant, that come nearest to `wanted` in
// squared distance, with a penalty on the weights of `ridge` times the mean square of x. All 0 where nothing can be
// solved.
std::vector<double> least_squares(const std::vector<float>& x, const std::vector<float>& wanted, int d, int k,
                                  double ridge);

}  // namespace model
