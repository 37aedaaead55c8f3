// Large products in blocks: a kernel's function `<name>_block` works out four rows of its matrix at once, on four
// sheets that are drawn into together (row r on sheet r % 4), and a pass brings the rows together. What it fetches is
// used four times as often: 4 x 4 numbers of a product take 2 fetches for 16 multiplications instead of 5. The same
// sums, in an order that is fixed, too. May include core, engine and gl. Needs a current context.
// Next: plan.cpp, shaders/ops/layer.frag, shaders/ops/blocks.frag.
#pragma once

#include <string_view>

#include "gl/training/plan.h"

namespace gl {

constexpr int kBlockRows = 4;  // as many targets as WebGL2 promises
constexpr std::string_view kBlocksFile = "ops/blocks.frag";

// Whether this function of the unit, which writes so large a matrix, has a block and is quicker by it.
bool works_in_blocks(const Machine& machine, const Unit& unit, std::string_view function, const View& target);

using BlockViews = std::array<View, kBlockRows>;
// Room for the rows of a matrix as blocks have them: the first is the one to draw into. Errors: what the driver
// refuses.
core::Result<BlockViews> make_block_room(Machine& machine, int rows, int cols);

}  // namespace gl
