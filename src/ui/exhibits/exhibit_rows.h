// Declarations of the functions that draw exhibits, for the table in exhibit_table.cpp. Each exhibit has a file of its
// own. The suffix of a function's name says where it draws: _stage in the map's place, _card below the lesson's card,
// others on the map (Exhibit in exhibits.h). Next: exhibit_table.cpp.
#pragma once

#include "ui/exhibits/exhibits.h"

namespace ui::exhibits {

void ledger_card(Frame& frame, float width);
void path_card(Frame& frame, float width);
void path_line(Frame& frame, const Rect& picture);
void typed_card(Frame& frame, float width);
void typed_marks(Frame& frame, const Rect& picture);
void codes_stage(Frame& frame, const Rect& place);
void picture_formats_stage(Frame& frame, const Rect& place);
void six_decoders_stage(Frame& frame, const Rect& place);
void calculator_stage(Frame& frame, const Rect& place);
void token_table_card(Frame& frame, float width);
void trust_card(Frame& frame, float width);
void neighbourhoods_card(Frame& frame, float width);
void neighbourhood_marks(Frame& frame, const Rect& picture);

}  // namespace ui::exhibits
