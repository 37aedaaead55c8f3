// A map of any number of dimensions as the plane that is shown: one dimension lies on a line, more than two are seen
// through their principal plane. Heads come along exactly: on the plane they are what they are there in full.
// May include core, projection and train.
#pragma once

#include "train/snapshot.h"

namespace train {

// A place p on the plane is the map's  base + p_0 a_0 + p_1 a_1,  a the plane's axes, base the part of its mean that is
// across them: a map of two dimensions that gets a third one stays where it is in the picture.

// The last layer's values -> snapshot.points and snapshot.plane, and the first layer of every head that stands on the
// map as a function of the two coordinates of the plane. `plane` is kept from frame to frame, so that the picture does
// not spin.
void show_on_plane(Snapshot& snapshot, projection::Plane& plane);

}  // namespace train
