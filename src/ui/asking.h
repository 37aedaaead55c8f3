// The help mode "What is this?": while it is on, pointing at or tapping anything on the screen shows a sentence about
// it and triggers nothing. Drawing functions register rectangles with explain(); of those under the pointer, the
// smallest one is explained. May include ui and Dear ImGui. Next: widgets.h (controls register their tooltips by
// themselves).
#pragma once

#include <string_view>

#include "ui/rect.h"

namespace ui {

// Starts a frame, before anything is drawn; `on`: the mode is on.
void begin_asking(bool on);
[[nodiscard]] bool is_asking();
// Registers a sentence for a rectangle. `when`: when its control acts, in words. Does nothing while the mode is off.
// Parts of the rectangle that are scrolled out of sight do not count.
void explain(const Rect& rect, std::string_view sentence, std::string_view when = {});
// Ends a frame, after everything is drawn: outlines the smallest rectangle under the pointer and shows its sentence.
void show_asked();

}  // namespace ui
