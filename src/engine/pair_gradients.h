// Gradients of losses over pairs of things, for display: G_ij = dL / d a_ij, where a_ij = a_ji is the squared distance
// of the things i and j on the map. They say which pairs a loss acts on and how strongly. With x_i, the place of thing
// i:
//  dL / d x_i = 2 sum_j G_ij (x_i - x_j),   so descent moves the two together if G_ij > 0, apart if G_ij < 0
// May include core and engine. Next: pairs.h, Op::pair_gradients.
#pragma once

#include <vector>

#include "engine/program.h"

namespace engine {

// Whether this loss [1, 1] is a loss over pairs of things.
bool is_of_pairs(const Graph& graph, Value loss);

// Returns G [rows, rows], symmetric, with 0 on the diagonal; rows: the number of things in the batch. Call forward()
// with the same `rows` first. Computed by plain loops in double, for at most a few hundred things (the triplet loss
// takes time rows^3). `loss` must be a loss over pairs (checked).
std::vector<double> pair_gradients(const Program& program, Memory<float>& memory, Value loss, int rows);

}  // namespace engine
