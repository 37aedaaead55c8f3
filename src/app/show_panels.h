// What the panels get to read this frame, gathered from all rooms; and what they ask for. May include everything of
// app.
#pragma once

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

ui::Actions show_panels(Rooms& rooms, const Input& input);

}  // namespace app
