// All maps of a sweep in one picture, in rows and columns with their levers beside them. May include train/sweep.h, map
// and app. Knows no files. Next: map/pictures/paint.h.
#pragma once

#include <string>

#include "map/pictures/paint.h"
#include "train/sweep.h"

namespace app {

struct SweepPicture {
    int cell_width = 240, cell_height = 180;  // logical pixels of one map
    float scale = 1;                          // pixels for each of them
    bool dark = false;
    // What the things' colours and the regions say; null, empty: as the sweep's Spec has it.
    const map::Coloring* coloring = nullptr;
    std::string regions_of{};
};

// Every map is turned and mirrored onto the first one, so that what differs is the map and not how it lies. A cell that
// does not train shows its sentence. Allocates; some 10 ms a map.
map::Picture paint_sweep(train::Sweep& sweep, const SweepPicture& request);

}  // namespace app
