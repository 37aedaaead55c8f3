// Parts of the sheet's panel that have a file of their own (sheet.cpp draws them). Each is drawn from y down, in the
// panel's scrolled part, and returns where it ends. May include ui.
#pragma once

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// What a file of plain text was taken for (data/import/text_kind.h), and the choice of something else; also of a text
// that cannot be read as what it was taken for.
float text_kind_part(Frame& frame, float x, float y, float width);
// The words that count as missing and those that do not, as buttons that change it, and a line to type another one.
float missing_words_part(Frame& frame, float x, float y, float width);
// The same of running text: the words that were left out of the things, and those about which was chosen.
float text_words_part(Frame& frame, float x, float y, float width);

// All of the panel below its title, where pictures are brought instead of a table.
void pictures_sheet(Frame& frame, Rect place);

}  // namespace ui
