// The stage of one model and its map (stage.h; one_map.cpp defines it). This header declares the functions that it
// shares with the stage of two maps: training every side and stopping at trouble. May include everything of app.
#pragma once

#include "app/stages/stage.h"

namespace app {

// Trains every side for one frame: as many steps as the speed asks for, or the warm-up steps of a lesson (pace.h).
// Returns the number of steps that each side was trained.
long train_sides(Rooms& rooms, const Input& input);
// Pauses training if a side has trouble (numbers that are not finite), and shows an alarm that says on which side and
// why.
void stop_at_trouble(Rooms& rooms);
// Trains exactly n steps on the backend in use. Returns the steps done.
long step_one_map(Rooms& rooms, long n);

}  // namespace app
