// The layout of the panels on the screen: three columns on a wide screen, two on a medium one, tabs below the map on a
// narrow one. In a page that embeds the program, only the map and the parts that the page asked for are shown. May
// include ui and Dear ImGui. Next: panels/panels.h.
#pragma once

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// Draws all panels into Dear ImGui's current window, which covers `screen`.
void lay_out(Frame& frame, const Rect& screen);

}  // namespace ui
