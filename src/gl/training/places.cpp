// See places.h.
#include "gl/training/places.h"

#include <algorithm>

namespace gl {

core::Result<Sizes> arrange_tiles(int width, int height, int models, int max_side) {
    width = std::max(width, 1);
    height = std::max(height, 1);
    const int most_rows = max_side / height, most_columns = max_side / width;
    if (most_rows < 1 || most_columns < 1 || static_cast<long>(most_rows) * most_columns < models) {
        return core::Error{"backend", "The graphics card's largest texture has " + std::to_string(max_side) +
                                          " texels a side, and " + std::to_string(models) +
                                          (models == 1 ? " model needs " : " models need ") + "tiles of " +
                                          std::to_string(width) + " by " + std::to_string(height) + "."};
    }
    const int per_row = (models + most_rows - 1) / most_rows;
    const int n_rows = (models + per_row - 1) / per_row;
    return Sizes{{width, height, per_row}, per_row * width, n_rows * height};
}

}  // namespace gl
