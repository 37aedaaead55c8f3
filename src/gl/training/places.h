// The layout of matrices on surfaces (textures). A matrix [rows, cols] is a rectangle of rows x ceil(cols / 4) texels;
// unused components of a row's last texel are 0. When several models train at once, each has a tile of every surface,
// with the same layout in each tile. May include engine and gl; makes no GL calls. Next: kernels.h.
#pragma once

#include "core/result.h"

namespace gl {

// The size of a tile in texels, and how many tiles are in a row. Size 0 x 0: the matrix is shared by all models.
struct Tiles {
    int width = 0, height = 0;
    int per_row = 1;  // tiles in a row
};

// The position and shape of a matrix on a surface; x and y in texels.
struct View {
    int surface = -1;  // index into Machine::surfaces (machine.h); -1 = none
    int x = 0, y = 0;  // in the first model's tile
    Tiles tiles;
    int rows = 0, cols = 0;
};

constexpr int texels_of(int cols) { return (cols + 3) / 4; }

// The top left texel of a model's matrix.
constexpr int x_of(const View& view, int model) { return view.x + model % view.tiles.per_row * view.tiles.width; }
constexpr int y_of(const View& view, int model) { return view.y + model / view.tiles.per_row * view.tiles.height; }

struct Sizes {
    Tiles tiles;
    int width = 0, height = 0;  // of the surface
};

// Arranges a tile of this size for each model on a surface of at most max_side texels a side. Errors: they do not fit.
core::Result<Sizes> arrange_tiles(int width, int height, int models, int max_side);

}  // namespace gl
