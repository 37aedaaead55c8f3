// The loadings of the plane on which a picture of more than two dimensions is drawn, as arrows from the middle of the
// things, each with the name of its number at the tip. May include core .. map and app. Next: projection/loadings.h,
// map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Writes them into layers.over, and the rectangles of their names (pixels of the picture) into layers.words, so that
// other names stand clear of them. Nothing where no plane is shown.
void add_loadings(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
