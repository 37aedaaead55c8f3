// Labels of shortcut keys on keyboards without Latin letters. A shortcut such as S is the key at the position of S on a
// Latin keyboard; the tooltip ("One step of training, then pause. S") also gives the letter printed on that key.
// Includes nothing of ours. Next: widgets.h.
#pragma once

#include <string>
#include <string_view>

namespace ui {

// Called by the platform: sets the label on the key of a letter A to Z. Empty, or the letter itself: the key has that
// letter.
void label_key(char letter, std::string_view label);
// The tooltip with the label of the key at its end added, if the key has another label.
[[nodiscard]] std::string with_key_label(std::string_view tip);

}  // namespace ui
