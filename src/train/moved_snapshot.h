// Rigid motion of a snapshot's picture: rotated, mirrored, shifted. The model does not change. May include projection
// and train.
#pragma once

#include "projection/rigid.h"
#include "train/snapshot.h"

namespace train {

// Moves the points and the first layer of every head accordingly. Predictions, layers and plane stay as they are, so
// places of the picture can no longer be lifted through the plane.
void move_picture(Snapshot& snapshot, const projection::Rigid& motion);

}  // namespace train
