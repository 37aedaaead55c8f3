// Parts of the exhibit "calculator" (of words): the plane or space with the words, and lists of nearest words. For
// calculator.cpp only. May include ui, lessons/exhibits and Dear ImGui. Next: calculator.cpp.
#pragma once

#include "lessons/exhibits/calculator.h"
#include "ui/exhibits/stage_parts.h"

namespace ui::exhibits {

// Adds a word to the terms of the sum, with a minus if that was pressed before. Does nothing if the sum is full.
void add_term(lessons::Calculator& desk, const std::string& word);

// The words at their coordinates, and the sum as a chain of arrows. Pressing a word adds it to the sum. Dragging
// moves a word on the plane; in the space of three axes it rotates everything.
void draw_word_plane(const Rect& rect, const data::Dataset& dataset, lessons::Calculator& desk);

// Word vectors of many numbers on the plane through the words of the sum: the sum as arrows, and what is nearest to it.
void draw_word_plane(const Rect& rect, const lessons::WordSpace& space, lessons::Calculator& desk);

// A line for each word with a bar: its distance (short = near) or its cosine similarity (long = near). Pressing a line
// adds the word to the sum.
void draw_nearest(const Rect& rect, std::string_view title, const lessons::WordSpace& space,
                  std::span<const lessons::NearWord> nearest, lessons::Calculator& desk);

}  // namespace ui::exhibits
