// Labels of shortcut keys on keyboards without Latin letters. A shortcut such as S is the key at the position of S on a
// Latin keyboard; the tooltip ("One step of training, then pause. S") also gives the letter printed on that key.
// Includes nothing of ours. Next: widgets.h.
#pragma once

#include <string>
#include <string_view>

namespace ui {

// Called by the platform: the label printed on the key of a letter A to Z (any other is ignored). An empty label, or
// the letter itself, means that the key has that letter.
void label_key(char letter, std::string_view label);
// The tooltip, with " (label)" appended if it ends with a shortcut as above (". S", ". Ctrl+S") whose key has another
// label; else unchanged.
[[nodiscard]] std::string with_key_label(std::string_view tip);

}  // namespace ui
