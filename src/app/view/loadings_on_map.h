// Draws the loadings of the plane onto which a layer is projected: arrows from the middle of the things for the (up to
// 12) features or units with the longest loadings, with their names at the tips. May include core .. map and app. Next:
// projection/loadings.h, map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds the arrows to layers.over, and the boxes of their names (logical pixels) to layers.words, so that other names
// keep clear of them. Does nothing if no plane is shown.
void add_loadings(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
