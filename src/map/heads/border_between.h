// The border between two classes on the map, drawn for a cell of the confusion matrix. It is the zero line of the
// difference of the two classes' logits, found by the functions of view_grid.h. May include map.
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

// Adds strokes, drawn like `style`, where classes `one` and `other` are equally probable and no third class is more
// probable. A stroke ends where a third class takes over (to a hundredth of a pixel), or a little outside the picture.
// Class `one` is on the left of each stroke. Returns the total length of the strokes in logical pixels; 0 if the two
// classes have no border in sight, or the head does not predict these classes.
float border_between(BorderWork& work, const train::HeadSnapshot& head, int one, int other, const Camera& camera,
                     const Viewport& viewport, const Stroke& style, Overlay& overlay);

}  // namespace map
