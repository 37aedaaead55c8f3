// Paints the small picture of one map of a sweep, as pixels. The map is aligned (rotated, mirrored, shifted) with the
// sweep's first one, so that only real differences are visible. May include map, projection and train. Knows no
// textures and no files. Next: map/pictures/paint.h.
#pragma once

#include <string>
#include <vector>

#include "map/pictures/paint.h"

namespace app {

struct CellMapStyle {
    map::Viewport size;  // logical pixels
    float ratio = 1;     // pixels per logical pixel
    bool dark = false;
    std::string regions_of;  // as Spec::regions_of
    int highlighted = -1;    // palette index of the highlighted value; -1: none
};

struct CellMap {
    map::Picture picture;
    std::vector<map::Point2> places;  // [N] of all things, logical pixels from the top left
};

// Paints the snapshot `own`, aligned with the snapshot `first`, at a scale that shows all things. A layout (t-SNE
// ...) has the regions of nearest_field.h.
CellMap paint_cell(const train::Snapshot& own, const train::Snapshot& first, const map::Coloring& coloring,
                   const CellMapStyle& style);

}  // namespace app
