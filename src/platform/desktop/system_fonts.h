// Paints letters that our fonts lack with the first font of the system that has them, searched in the usual folders. It
// paints single letters from left to right and cannot join them. May include ui/letters.h.
#pragma once

#include <string_view>

#include "ui/letters.h"

namespace platform {

// The desktop's PaintText (ui/letters.h). False: no font has the letter, or `utf8` is more than one letter.
bool paint_by_system_fonts(std::string_view utf8, ui::Typeface face, float em, bool only_measure,
                           ui::PaintedText& painted);

}  // namespace platform
