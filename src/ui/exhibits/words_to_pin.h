// Rows that several exhibits about words share: links that pin a word on the map (no keyboard is needed), names of
// things as text, a row with a score. May include what panels may; no mathematics. Next: exhibits.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/card.h"
#include "ui/frame.h"

namespace ui::exhibits {

// A link for each word, wrapped into rows; words that the data set lacks are left out. Pressing a link pins
// its word, or unpins it if it is pinned.
void words_to_pin(Frame& frame, Card& card, std::span<const std::string_view> words);
// The name of the pinned thing; empty if none is pinned.
std::string pinned_name(const Frame& frame);
// The names of these things in one line: "dog, cat, horse".
std::string names_of(const Frame& frame, std::span<const int> things);
// A row with a label, a bar from 0 to 1 and the value as text; NaN: an empty bar and "-".
void score_row(Card& card, std::string_view label, std::string_view help, double value);

}  // namespace ui::exhibits
