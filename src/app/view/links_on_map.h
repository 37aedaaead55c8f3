// Draws the links between things that a graph layer hears along: of many some, evenly spread; those of the thing under
// the pointer all, and stronger. May include core .. map and app. Next: map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds the lines to layers.under. Does nothing if no layer of the encoder reads things as the nodes of a graph, or if its
// edges are switched off.
void add_links(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
