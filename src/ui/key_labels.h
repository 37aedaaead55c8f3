// Which key a shortcut is on this keyboard. Shortcuts go by the letter where the keyboard has Latin ones, else by the place;
// then a tip that ends with its key ("One step of training, then pause. S") says what is written there, too.
// Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>

namespace ui {

// The platform tells, of the letters A to Z; empty or the letter itself: as it is.
void label_key(char letter, std::string_view label);
// The tip as it is shown.
[[nodiscard]] std::string with_key_label(std::string_view tip);

}  // namespace ui
