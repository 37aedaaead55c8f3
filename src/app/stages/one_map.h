// The stage of one model and its map, and what a comparison does with each of its two sides. May include everything of
// app. Next: one_map.cpp.
#pragma once

#include "app/stages/stage.h"

namespace app {

// A frame's steps of every side that is there: as many as the speed asks for, or those that a lesson begins with.
// Returns the steps done of each.
long train_sides(Rooms& rooms, const Input& input);
// Numbers that have become infinite stop the training: the alarm says on which side and why.
void stop_at_trouble(Rooms& rooms);
// n steps of the one model, on the card where that runs it. Returns the steps done.
long step_one_map(Rooms& rooms, long n);

}  // namespace app
