// Training in each frame, on the current stage (one map, two maps or many maps: stages/stage.h), and the measurement of
// bits kept beside it. May include everything of app. Next: pace.h (how many steps), backend.h (on the CPU or the
// graphics card).
#pragma once

#include "app/frame.h"

namespace app {

// Trains for one frame. Returns the number of steps done.
long train(Rooms& rooms, const Input& input);
// Lets the next frames train up to this step as fast as possible, to restore the state of a page that was closed or
// reloaded. Steps that are left after 20 seconds are done at the ordinary speed. Does nothing if the model has done
// them already, or while many maps are shown.
void go_on(Rooms& rooms, long step);
// Whether training advances: it is playing, does not rest (pace.h), and has no trouble (NaN).
bool trains(const Rooms& rooms);
// Spends a small part of the frame's time on the measurement of bits kept (train/bits_kept.h).
void measure_bits(Rooms& rooms, const Input& input);
// Whether bits kept are left to measure, so that another frame is needed.
bool measures(Rooms& rooms);

}  // namespace app
