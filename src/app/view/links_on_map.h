// Draws the edges of the graph that a graph layer passes messages along. If there are many, an even sample of them is
// drawn, and all edges of the thing under the pointer, stronger. May include core .. map and app. Next: map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds the lines to layers.under. Does nothing if no layer of the encoder reads things as the nodes of a graph, or if its
// edges are switched off.
void add_links(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
