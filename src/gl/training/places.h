// Where matrices lie on sheets. A matrix [rows, cols] is a rectangle of rows x ceil(cols / 4) texels; what is left of
// the last texel of a row is 0. When several models train at once, each has a tile of every sheet, all of one layout:
// the models are a further dimension of the textures.
// May include engine and gl; makes no GL calls. Next: kernels.h.
#pragma once

#include "core/result.h"

namespace gl {

// In texels. No tiles (0 x 0): what lies there is one for all models.
struct Tiles {
    int width = 0, height = 0;
    int per_row = 1;  // models beside each other before the next row of tiles begins
};

struct View {
    int sheet = -1;
    int x = 0, y = 0;  // in the first model's tile
    Tiles tiles;
    int rows = 0, cols = 0;
};

constexpr int texels_of(int cols) { return (cols + 3) / 4; }

// Where a model's part of the view begins.
constexpr int x_of(const View& view, int model) { return view.x + model % view.tiles.per_row * view.tiles.width; }
constexpr int y_of(const View& view, int model) { return view.y + model / view.tiles.per_row * view.tiles.height; }

struct Sizes {
    Tiles tiles;
    int width = 0, height = 0;  // of the sheet
};

// Tiles of this size for so many models, on a sheet of at most max_side texels a side. Errors: they do not fit.
core::Result<Sizes> arrange_tiles(int width, int height, int models, int max_side);

}  // namespace gl
