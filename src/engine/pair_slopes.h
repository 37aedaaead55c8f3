// Slopes of losses over pairs of things: dL / d a_ij, where a_ij is the squared distance of the things i and j on the
// map. They say which pairs a loss acts on and how strongly:
//   dL / d x_i = 2 sum_j G_ij (x_i - x_j),   so G_ij > 0 pulls the two together and G_ij < 0 pushes them apart.
// May include core and engine. Next: pairs.h, Op::pair_slopes.
#pragma once

#include <vector>

#include "engine/program.h"

namespace engine {

// Whether this loss [1, 1] is one over pairs of things.
bool is_of_pairs(const Graph& graph, Value loss);

// Returns G [rows, rows], symmetric, 0 on the diagonal. Run forward with these rows first. Reference loops in double,
// for some hundred things (the triplet loss costs rows^3). Only for losses over pairs (checked).
std::vector<double> pair_slopes(const Program& program, Memory<float>& memory, Value loss, int rows);

}  // namespace engine
