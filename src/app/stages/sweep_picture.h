// Paints all maps of a sweep into one picture, in rows and columns, with the swept values beside them. May include
// train/sweep.h, map and app. Knows no files. Next: map/pictures/paint.h.
#pragma once

#include <string>

#include "app/stages/cell_layouts.h"
#include "map/pictures/paint.h"
#include "train/sweep.h"

namespace app {

// How to paint the picture.
struct SweepPictureOptions {
    int cell_width = 240, cell_height = 180;  // logical pixels of one map
    float scale = 1;                          // pixels per logical pixel
    bool dark = false;
    // Colours of the things, and the attribute whose regions are shown; null, empty: those of the sweep's Spec.
    const map::Coloring* coloring = nullptr;
    std::string regions_of{};
    // Layouts of the cells whose Specs choose one; null: they are made here, which takes seconds.
    const CellLayouts* layouts = nullptr;
};

// Every map is aligned to the first one (cell_map.h). A cell that cannot train shows the reason. Allocates; about 10 ms
// a map.
map::Picture paint_sweep(train::Sweep& sweep, const SweepPictureOptions& request);

}  // namespace app
