// Where the map changed hands, as something that shines on it. May include map. Next: glow_pass.h, which draws it.
#pragma once

#include "map/heads/change.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace map {

// On the cells of the grid that find_change() was given, as this camera saw them. Leaves alpha and hatch as they are.
void lay_glow(const Change& change, int columns, int rows, const Camera& camera, const Viewport& viewport, Glow& glow);

}  // namespace map
