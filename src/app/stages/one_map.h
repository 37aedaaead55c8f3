// The stage of one model and its map (stage.h; one_map.cpp defines it). This header declares the functions that it
// shares with the stage of two maps. A side is one model with its map: there are two in a comparison, else only one.
// May include everything of app. Next: one_map.cpp, two_maps.h.
#pragma once

#include "app/stages/stage.h"

namespace app {

// Trains every side for one frame: as many steps as the speed asks for, or the warm-up steps of a lesson (pace.h).
// Returns the number of steps that each side has done.
long train_sides(Rooms& rooms, const Input& input);
// Pauses training if the weights of a side have become NaN or infinite (train::Trouble), and shows an alarm that says
// on which side and why.
void stop_at_trouble(Rooms& rooms);
// Trains n steps on the backend in use. Returns the steps done: n, or fewer after trouble.
long step_one_map(Rooms& rooms, long n);

}  // namespace app
