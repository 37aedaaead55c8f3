// Draws the forces of the losses on the things: arrows (the negative gradient of each loss at a thing) and springs (the
// attraction or repulsion between two things). May include core .. map and app. Next: train/pull.h, map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds arrows at the selected things or, without a selection, at an even sample, in the colour of their loss, to
// layers.over. Their length is the gradient's times the weight of the loss; the 95th percentile has a fixed length in
// pixels.
void add_force_arrows(MapLayers& layers, const map::Scene& scene, const LayerInput& input);
// Adds the strongest springs of the selected things or of an even sample to layers.under: green ones attract, red
// dashed ones repel.
void add_springs(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
