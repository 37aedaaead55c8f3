// The panels of a frame: gathers from all rooms what they show (ui::View), draws them, and returns what the learner
// asked for (ui::Actions). May include everything of app. Next: ui/ui.h, obey.h.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

ui::Actions show_panels(Rooms& rooms, const Input& input);

}  // namespace app
