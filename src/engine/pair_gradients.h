// Slopes of losses over pairs of things: dL / d a_ij, where a_ij is the squared distance of the things i and j on the
// map. They say which pairs a loss acts on and how strongly:
//   dL / d x_i = 2 sum_j G_ij (x_i - x_j),   so G_ij > 0 attracts the two and G_ij < 0 repels them.
// May include core and engine. Next: pairs.h, Op::pair_slopes.
#pragma once

#include <vector>

#include "engine/program.h"

namespace engine {

// Whether this loss [1, 1] is a loss over pairs of things.
bool is_of_pairs(const Graph& graph, Value loss);

// Returns G [rows, rows], symmetric, with 0 on the diagonal. Call forward() with the same `rows` first. Computed by
// reference loops in double, for some hundred things (the triplet loss costs rows^3). Only for losses over pairs
// (checked).
std::vector<double> pair_slopes(const Program& program, Memory<float>& memory, Value loss, int rows);

}  // namespace engine
