// The border between two classes on the map, to highlight it for a cell of the confusion matrix. May include map.
// Computed by view_grid.h, from the difference of the two logits.
#pragma once

#include <vector>

#include "map/heads/head_plane.h"
#include "map/view/camera.h"
#include "map/view/overlay.h"
#include "map/view/view_grid.h"
#include "train/snapshot.h"

namespace map {

// Memory that border_between() reuses from frame to frame.
struct BorderWork {
    HeadPlane plane, gap;  // all logits; the difference of the two classes' logits
    ViewGrid grid;
    IsoLines lines;
};

// Adds strokes like `style` where classes `one` and `other` are equally probable and no third is more probable. A
// stroke ends where a third class takes over (to a hundredth of a pixel), or a little outside the picture. Class `one`
// is on its left. Returns the length that was added, in logical pixels; 0 if the two have no border in sight, or the
// head has no such classes.
float border_between(BorderWork& work, const train::HeadSnapshot& head, int one, int other, const Camera& camera,
                     const Viewport& viewport, const Stroke& style, Overlay& overlay);

}  // namespace map
