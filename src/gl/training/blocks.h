// Blocked matrix products on the graphics card, which read fewer texels. A shader function `<name>` computes four
// numbers of one row of a matrix; its variant `<name>_block` computes four numbers of each of four rows and writes them
// to four render targets, row r to target r % 4. A second pass interleaves the rows. For four terms of each sum of y =
// x W, a block reads 4 texels of x and 4 of W for 64 multiplications; without blocks it is 1 of x and 4 of W for 16.
// Each sum has the same terms as without blocks, in a fixed order. May include core, engine and gl. Needs a
// current GL context. Next: plan.cpp, shaders/ops/layer.frag, shaders/ops/blocks.frag.
#pragma once

#include <string_view>

#include "gl/training/plan.h"

namespace gl {

constexpr int kBlockRows = 4;  // rows of a block; WebGL2 guarantees as many render targets
constexpr std::string_view kBlocksFile = "ops/blocks.frag";

// Whether this function of the unit (an op or a fused layer) has a `_block` variant that is faster for a matrix of this
// size.
bool works_in_blocks(const Machine& machine, const Unit& unit, std::string_view function, const View& target);

using BlockViews = std::array<View, kBlockRows>;
// Makes the four render targets for a blocked matrix [rows, cols]; drawing into the first writes all four. Errors:
// what the driver refuses.
core::Result<BlockViews> make_block_matrices(Machine& machine, int rows, int cols);

}  // namespace gl
