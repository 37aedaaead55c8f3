// Words of an exhibit beside its marks on the map. May include ui.
#pragma once

#include <string>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui::exhibits {

// Above or below the mark (pixels of the picture), further off where another of this frame stands; names of regions and
// things keep away from them.
void write_over_map(Frame& frame, const Rect& picture, map::Point2 mark, const std::string& words);

}  // namespace ui::exhibits
