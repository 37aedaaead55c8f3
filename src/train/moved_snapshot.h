// Moves the picture of a snapshot rigidly: rotates, mirrors and shifts it. The model does not change. May include
// projection and train. Next: plane_view.h.
#pragma once

#include "projection/rigid.h"
#include "train/snapshot.h"

namespace train {

// Moves the points, and changes the first layer of every head accordingly. Predictions, layers and plane are unchanged,
// so afterwards places of the picture can no longer be lifted through the plane (plane_view.h).
void move_picture(Snapshot& snapshot, const projection::Rigid& motion);

}  // namespace train
