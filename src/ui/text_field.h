// A line of text to type into, whatever script it is in. May include ui and Dear ImGui.
#pragma once

#include <string>

namespace ui {

// At Dear ImGui's cursor, as wide as its next item. True: Enter was pressed, or without `on_enter` the text was changed.
bool text_field(const char* id, const char* hint, std::string& text, bool on_enter);

}  // namespace ui
