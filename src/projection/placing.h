// The place of a new point in a layout whose things stay where they are: first the mean of the places of its nearest
// things, weighted as the layout's graph weighs links, then a few steps of the layout's method for this point alone.
//   t-SNE  sum_j p_j log(p_j / q_j) falls, where q_j = k_j / sum_l k_l and k_j = 1 / (1 + |y - y_j|^2). Each step
//          minimises an upper bound of it, so none overshoots
//   UMAP   the pull of its nearest things, and five pushes for each link, here by their mean over the things
//   MDS    sum_j (|y - y_j| - d_j)^2 falls, by the Guttman transform
// Of two starts, that mean and the place of the nearest thing, the better end is taken: where the nearest things lie in
// two towns, their mean lies in none. The new point is not in the layout, which does not change.
//  Source  Policar, Strazar, Zupan 2023, Embedding to Reference t-SNE Space Addresses Batch Effects in Single-Cell
//          Classification (openTSNE's transform); McInnes, Healy, Melville 2018, UMAP (its transform).
// May include core, engine and projection. Knows nothing about models or drawing.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "projection/layout.h"

namespace projection {

// In the coordinates of Layout::positions. points [N, n_dims]: those that are laid out (their number is checked).
// point [n_dims] (checked). None if its numbers, or those of the layout, are not finite.
std::optional<std::array<float, 2>> place_new(const Layout& layout, const std::vector<float>& points,
                                              const std::vector<float>& point);

}  // namespace projection
