// "What is this?": while it is on, whatever is pointed at or tapped explains itself instead of acting, controls and
// everything else on the screen alike; of things that lie in each other the smallest speaks.
// May include ui and Dear ImGui. Next: widgets.h (controls offer their tips by themselves).
#pragma once

#include <string_view>

#include "ui/rect.h"

namespace ui {

// Each frame, before anything is drawn.
void begin_asking(bool on);
[[nodiscard]] bool is_asking();
// Offers a sentence about what is drawn in this rectangle; nothing happens unless somebody asks. The part of the
// rectangle that is cut off by its column does not count.
void explain(const Rect& rect, std::string_view sentence, std::string_view when = {});
// Each frame, after everything is drawn: outlines what is pointed at, and says what it is.
void show_asked();

}  // namespace ui
