// Draws the worst mistakes of a picture of more than two dimensions as lines over the whole map: solid ones between false
// neighbours, dashed ones between torn neighbours. May include core .. map and app. Next: projection/mistakes.h,
// map_layers.h.
#pragma once

#include "app/view/map_layers.h"

namespace app {

// Adds the lines of torn neighbours to layers.under and those of false ones, which are short, to layers.over. Fainter
// if a thing is pointed at, whose own lines are drawn, too. Does nothing without LayerInput::mistakes.
void add_worst_mistakes(MapLayers& layers, const map::Scene& scene, const LayerInput& input);

}  // namespace app
