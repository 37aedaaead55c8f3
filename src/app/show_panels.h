// Draws the panels of a frame: gathers what they show from all rooms (ui::View), and returns the learner's actions
// (ui::Actions). May include everything of app. Next: ui/ui.h, apply_actions.h.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

ui::Actions show_panels(Rooms& rooms, const Input& input);

}  // namespace app
