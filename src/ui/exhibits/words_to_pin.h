// What the exhibits about words have in common: words to tap, so that nobody needs a keyboard; a figure with its bar.
// May include what panels may; no mathematics.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/card.h"
#include "ui/frame.h"

namespace ui::exhibits {

// Links of these words, as many rows as they need; those that the data set lacks are left out. A tap pins one.
void words_to_pin(Frame& frame, Card& card, std::span<const std::string_view> words);
// The pinned thing's name; empty if none is.
std::string pinned_name(const Frame& frame);
// "dog, cat, horse"
std::string names_of(const Frame& frame, std::span<const int> things);
// A row: label, a bar from 0 to 1, the figure; a value that is not a number is "cannot be asked".
void score_row(Card& card, std::string_view label, std::string_view help, double value);

}  // namespace ui::exhibits
