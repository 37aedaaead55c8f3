// How wide a neighbourhood has to be so that it holds a wished number of things: what t-SNE needs to know beforehand.
// May include engine. Next: ops/neighbours.cpp.
#pragma once

#include <span>
#include <vector>

namespace engine {

// For each of the N rows of x [N, n_columns] the precision b at which p_j ~ e^(-b |x_i - x_j|^2) over the others has
// this perplexity, e^(entropy): as many equally likely neighbours. By bisection, to 1e-4 of the entropy; the same bits
// everywhere. The perplexity is cut to 0.9 (N - 1). Where it cannot be met (all equally far, more twins than asked for,
// N = 1), b is as small or as large as it gets, and finite.
// Source  van der Maaten, Hinton 2008, Visualizing Data using t-SNE, section 2.
std::vector<float> precisions_for_perplexity(std::span<const float> x, int n_columns, double perplexity);

}  // namespace engine
