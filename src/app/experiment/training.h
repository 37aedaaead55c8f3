// The steps of a frame, of one map, two or many, and what is measured beside them. May include everything of app.
// Next: pace.h, backend.h.
#pragma once

#include "app/frame.h"

namespace app {

// Returns the steps done.
long train(Rooms& rooms, const Input& input);
// Trains up to this step as fast as it goes, for who was there before: what runs is of the link they came back with.
// After some seconds the learner watches the rest.
void go_on(Rooms& rooms, long step);
// Whether steps are done while nobody does anything.
bool trains(const Rooms& rooms);
// Bits kept, of which a little is measured each frame; and whether there is more to measure.
void measure_bits(Rooms& rooms, const Input& input);
bool measures(Rooms& rooms);

}  // namespace app
