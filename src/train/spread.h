// How far apart the things are in a layer, as one number. May include train.
#pragma once

#include "train/snapshot.h"

namespace train {

struct Spread {
    double deviation = 0;  // root mean square distance of the things from their middle; 0: all in one point
    double size = 0;       // root mean square distance from 0
};
Spread spread_of(const LayerSnapshot& layer);

}  // namespace train
