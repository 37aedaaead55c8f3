// Draws labels for the marks that exhibits draw on the map. May include ui. Next: exhibits.h.
#pragma once

#include <string>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui::exhibits {

// Writes a label above or below a mark (pixels of the picture), where it covers no other label of this frame; the map's
// own names are then placed clear of it.
void write_over_map(Frame& frame, const Rect& picture, map::Point2 mark, const std::string& words);

}  // namespace ui::exhibits
