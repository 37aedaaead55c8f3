// Carries out the learner's actions of a frame (ui::Actions). Those about training, map and selection are in
// apply_actions.cpp; it calls lesson/lesson_play.h for those about lessons, and the current stage (stages/stage.h) for
// those about two or many maps. May include everything of app. Next: ui/ui.h.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

void apply_actions(Rooms& rooms, const ui::Actions& actions, const Input& input, Output& output);

}  // namespace app
