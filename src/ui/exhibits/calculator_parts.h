// What the calculator's stage is made of: the plane (or space) of words, and lists of the nearest. Inside
// ui/exhibits only. May include ui, lessons/exhibits and Dear ImGui.
#pragma once

#include "lessons/exhibits/calculator.h"
#include "ui/exhibits/stage_parts.h"

namespace ui::exhibits {

// A word was chosen: it becomes a term.
void add_term(lessons::Calculator& desk, const std::string& word);

// Words at their places, the way of the sum as arrows. A press on a word adds it, a drag moves it; in the space a drag
// turns all.
void draw_word_plane(const Rect& rect, const data::Dataset& dataset, lessons::Calculator& desk);

// One line a word, with a bar: a distance (short is near) or a cosine (long is near). A press adds the word.
void draw_nearest(const Rect& rect, std::string_view title, const lessons::WordSpace& space,
                  std::span<const lessons::NearWord> nearest, lessons::Calculator& desk);

}  // namespace ui::exhibits
