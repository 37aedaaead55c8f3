// Where the panels stand: three columns on a wide screen, two on a middling one, tabs below the map on a narrow one,
// and next to nothing but the map where a page embeds it. May include ui and Dear ImGui.
#pragma once

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// Draws all panels into the current window, which covers `screen`.
void lay_out(Frame& frame, const Rect& screen);

}  // namespace ui
