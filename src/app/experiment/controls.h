// The training controls: play, step, reset, choice of the backend. They act on the current stage: one map, two maps or
// many maps (stages/stage.h). May include everything of app. Next: stages/stage.h.
#pragma once

#include <optional>

#include "app/experiment/backend.h"

namespace app {

struct Rooms;

void play(Rooms& rooms, bool on);
// Trains n steps. Returns the steps done.
long step(Rooms& rooms, long n);
// Starts training again from random weights, of the running seed or of the given one.
void reset(Rooms& rooms, std::optional<int> seed);
void choose_backend(Rooms& rooms, BackendChoice choice);

}  // namespace app
