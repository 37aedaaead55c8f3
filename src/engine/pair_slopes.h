// Which pairs of things a loss acts on, and how strongly: dL / d a_ij, a_ij the squared distance of i and j on the map.
// With it   dL / d x_i = 2 sum_j G_ij (x_i - x_j),   so G_ij > 0 draws the two together and G_ij < 0 pushes them apart.
// May include core and engine. Next: pairs.h, Op::pair_slopes.
#pragma once

#include <vector>

#include "engine/program.h"

namespace engine {

// Whether a loss [1, 1] is a loss on pairs.
bool is_of_pairs(const Graph& graph, Value loss);

// After forward of these rows: G [rows, rows], symmetric, 0 on the diagonal. Plain loops in double: for some hundred
// things (triplets cost n^3). Only for a loss on pairs (checked).
std::vector<double> pair_slopes(const Program& program, Memory<float>& memory, Value loss, int rows);

}  // namespace engine
