// How far apart the things are in a layer, and how far from the origin, as numbers. May include train. Next: hints.h.
#pragma once

#include "train/snapshot.h"

namespace train {

struct Spread {
    double deviation = 0;  // root mean square distance of the things from their mean; 0: all at one point
    double size = 0;       // root mean square distance from the origin
};
// The spread of the layer's values, in their units; 0 and 0 without things.
Spread spread_of(const LayerSnapshot& layer);

}  // namespace train
