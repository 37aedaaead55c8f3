// Execution of the learner's actions of this frame (ui::Actions): those about training, map and selection in obey.cpp;
// those about lessons, two maps and many maps by lesson/lesson_play.h and the stage (stages/stage.h), which it calls.
// May include everything of app.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

void obey(Rooms& rooms, const ui::Actions& actions, const Input& input, Output& output);

}  // namespace app
