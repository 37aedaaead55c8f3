// The border between two classes on the map that is seen, so that a cell of the confusion matrix can light it up.
// May include map. Source of the places: view_grid.h, on the difference of the two logits.
#pragma once

#include <vector>

#include "map/heads/head_plane.h"
#include "map/view/camera.h"
#include "map/view/overlay.h"
#include "map/view/view_grid.h"
#include "train/snapshot.h"

namespace map {

// Memory of border_between(), for the next frame.
struct BorderWork {
    HeadPlane plane, gap;  // all logits; class one's less class other's, as the only output
    ViewGrid grid;
    IsoLines lines;
};

// Adds strokes like `style` where classes `one` and `other` are equally likely and no third is likelier. Their ends are
// where a third class takes over, within a hundredth of a pixel, or a little outside the picture. Class `one` lies to
// the left of the way. Returns the length that was added, in logical pixels; 0: the two have no border in sight, or the
// head has no such classes.
float border_between(BorderWork& work, const train::HeadSnapshot& head, int one, int other, const Camera& camera,
                     const Viewport& viewport, const Stroke& style, Overlay& overlay);

}  // namespace map
