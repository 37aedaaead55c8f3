// Perplexity calibration: the width of each thing's Gaussian neighbourhood in the features at which it has about a
// given number of neighbours, as t-SNE needs it. May include engine. Next: ops/neighbours.cpp.
#pragma once

#include <span>
#include <vector>

namespace engine {

// For each of the N rows of x [N, n_columns] returns the precision b at which p_j ~ e^(-b |x_i - x_j|^2) over the other
// rows has this perplexity (e^entropy: the number of equally likely neighbours with the same entropy). By bisection, to
// 1e-4 of the entropy; the same bits on every machine. The perplexity is limited to 0.9 (N - 1). Where no b reaches it
// (all other rows equally far, more duplicates than the perplexity), b is 1e12, the largest that is tried; if N = 1, b
// is 1.
//  Source  van der Maaten, Hinton 2008, Visualizing Data using t-SNE, section 2.
std::vector<float> precisions_for_perplexity(std::span<const float> x, int n_columns, double perplexity);

// The same for one row whose squared distances to n others are given, minus the smallest of them: distances
// [padded(n)]; values from n on are read but have no effect. The perplexity is not limited here: from 1 to below n.
float precision_for_perplexity(const float* distances, int n, double perplexity);

}  // namespace engine
