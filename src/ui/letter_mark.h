// The placeholder for a letter that no font has: a box with its code point in small figures. Part of letters.h.
#pragma once

#include "ui/letters.h"

namespace ui {

// Replaces `painted`. em: the size of the text that it stands in, pixels.
void paint_mark(unsigned code_point, float em, PaintedText& painted);

}  // namespace ui
