// What a learner asked for this frame is done: here what is about the map, elsewhere what is about lessons, two maps or
// many. May include everything of app.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

void obey(Rooms& rooms, const ui::Actions& actions, const Input& input, Output& output);

}  // namespace app
