// Converts a change of the map's regions (change.h) to a Glow, the highlight of the places whose class changed. May
// include map. Next: glow_pass.h, which draws it.
#pragma once

#include "map/heads/change.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace map {

// Fills `glow` with the cells that changed. columns, rows: size of the grid that find_change() compared; camera,
// viewport: the part of the map that the grid covers. Leaves Glow::alpha and hatch as they are.
void fill_glow(const Change& change, int columns, int rows, const Camera& camera, const Viewport& viewport, Glow& glow);

}  // namespace map
