// Blocked matrix products on the graphics card: a kernel function `<name>_block` computes four rows of a matrix at once
// and writes them to four render targets (row r to sheet r % 4), then another pass interleaves the rows. Each fetched
// number is used four times as often: 4 x 4 numbers of a product need 2 fetches for 16 multiplications instead of 5.
// Each sum has the same terms, in an order that is fixed, too. May include core, engine and gl. Needs a current
// context. Next: plan.cpp, shaders/ops/layer.frag, shaders/ops/blocks.frag.
#pragma once

#include <string_view>

#include "gl/training/plan.h"

namespace gl {

constexpr int kBlockRows = 4;  // WebGL2 guarantees as many render targets
constexpr std::string_view kBlocksFile = "ops/blocks.frag";

// Whether this function of the unit has a `_block` version that is faster for a matrix of this size.
bool works_in_blocks(const Machine& machine, const Unit& unit, std::string_view function, const View& target);

using BlockViews = std::array<View, kBlockRows>;
// Makes the four sheets for the rows of a blocked matrix; draw into the first. Errors: what the driver refuses.
core::Result<BlockViews> make_block_matrices(Machine& machine, int rows, int cols);

}  // namespace gl
