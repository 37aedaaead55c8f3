// The functions that draw the exhibits, each in a file of its own. See exhibits.h.
#pragma once

#include "ui/exhibits/exhibits.h"

namespace ui::exhibits {

void ledger_card(Frame& frame, float width);
void trust_card(Frame& frame, float width);
void neighbourhoods_card(Frame& frame, float width);

}  // namespace ui::exhibits
