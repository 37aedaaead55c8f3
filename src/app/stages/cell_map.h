// The small picture of one map of a sweep, as pixels. The map is aligned (rotated, mirrored, shifted) to the sweep's
// first one, so that only real differences show. May include map, projection and train. Knows no textures and no files.
// Next: map/pictures/paint.h.
#pragma once

#include <string>
#include <vector>

#include "map/pictures/paint.h"

namespace app {

struct CellMapLook {
    map::Viewport size;  // logical pixels
    float ratio = 1;     // pixels per logical pixel
    bool dark = false;
    std::string regions_of;
    int highlighted = -1;  // palette index of the highlighted value
};

struct CellMap {
    map::Picture picture;
    std::vector<map::Point2> places;  // of all things, logical pixels
};

// own: the snapshot to paint; first: the one to align it to.
CellMap paint_cell(const train::Snapshot& own, const train::Snapshot& first, const map::Coloring& coloring,
                   const CellMapLook& look);

}  // namespace app
