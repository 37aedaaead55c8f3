// Highlights the part of the map whose class changed. May include map. Next: glow_pass.h, which draws it.
#pragma once

#include "map/heads/change.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace map {

// Fills `glow` from the grid that find_change() compared, as this camera saw it. alpha and hatch are left as they are.
void lay_glow(const Change& change, int columns, int rows, const Camera& camera, const Viewport& viewport, Glow& glow);

}  // namespace map
