// Draws crowds: groups of things that lie at one spot of the screen (map/things/crowds.h). Things with pictures are
// fanned out as heaps (map/things/heaps.h). May include core .. map and app. Next: map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds a ring around each crowd, which grows with its number of things, and that number beside it; for things with
// pictures the heaps, which replace scene.picture_marks.
void add_crowds(MapLayers& layers, map::Scene& scene, const LayerInput& input);

}  // namespace app
