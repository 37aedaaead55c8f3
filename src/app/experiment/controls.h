// Play, step, begin again, and where steps are done: for one map, two, or many, whichever are there. May include
// everything of app.
#pragma once

#include <optional>

#include "app/experiment/backend.h"

namespace app {

struct Rooms;

void play(Rooms& rooms, bool on);
// Returns the steps done.
long step(Rooms& rooms, long n);
// From random weights, of the running seed or of another.
void reset(Rooms& rooms, std::optional<int> seed);
void choose_backend(Rooms& rooms, BackendChoice choice);

}  // namespace app
