// Training in a frame: steps of the stage that is up (one map, two maps, many maps), and the measurement of bits kept
// beside them. May include everything of app. Next: pace.h, backend.h.
#pragma once

#include "app/frame.h"

namespace app {

// Trains for one frame. Returns the steps done.
long train(Rooms& rooms, const Input& input);
// Trains up to this step as fast as possible: a page that was closed or reloaded goes on where it was. After some
// seconds the rest is done at the ordinary speed.
void go_on(Rooms& rooms, long step);
// Whether training is running: playing, not resting, and without trouble.
bool trains(const Rooms& rooms);
// Measures a little of the bits kept (train/bits_kept.h) each frame. measures(): whether there is more to measure.
void measure_bits(Rooms& rooms, const Input& input);
bool measures(Rooms& rooms);

}  // namespace app
