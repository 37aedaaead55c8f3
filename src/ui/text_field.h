// A text field of one line, for text in any script. May include ui and Dear ImGui. Next: letters.h, widgets.h.
#pragma once

#include <string>

namespace ui {

// Draws the field at Dear ImGui's cursor, with ImGui's next item width. `hint`: shown while the field is empty. Returns
// true when Enter was pressed (on_enter), or when the text was changed (otherwise).
bool text_field(const char* id, const char* hint, std::string& text, bool on_enter);

}  // namespace ui
