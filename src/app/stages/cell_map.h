// One map of a sweep as pixels, turned and mirrored onto the first one, so that what differs is the map and not how it
// lies. May include map, projection and train. Knows no textures and no files. Next: map/pictures/paint.h.
#pragma once

#include <string>
#include <vector>

#include "map/pictures/paint.h"

namespace app {

struct CellMapLook {
    map::Viewport size;  // logical pixels
    float ratio = 1;     // pixels for each of them
    bool dark = false;
    std::string regions_of;
    int highlighted = -1;  // a palette index to bring forward
};

struct CellMap {
    map::Picture picture;
    std::vector<map::Point2> places;  // of all things, logical pixels
};

CellMap paint_cell(const train::Snapshot& own, const train::Snapshot& first, const map::Coloring& coloring,
                   const CellMapLook& look);

}  // namespace app
