// Letters that our fonts lack, with a font of the system: whichever of those in the usual folders has the letter. One by
// one, left to right; letters do not join. May include ui/letters.h.
#pragma once

#include <string_view>

#include "ui/letters.h"

namespace platform {

// A PaintText. False: no font here has the letter, or it is more than one.
bool paint_by_system_fonts(std::string_view utf8, ui::Typeface face, float em, bool only_measure,
                           ui::PaintedText& painted);

}  // namespace platform
