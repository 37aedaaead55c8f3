// A snapshot as it looks after its map was turned, mirrored and shifted in the picture: nothing that the model knows
// changes. May include projection and train.
#pragma once

#include "projection/rigid.h"
#include "train/snapshot.h"

namespace train {

// Points and the first layer of every head that stands on the map follow; what the heads say of each thing, layers and
// plane stay as they are, so places of the picture can no longer be lifted through the plane.
void move_picture(Snapshot& snapshot, const projection::Rigid& motion);

}  // namespace train
