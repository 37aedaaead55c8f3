// Declarations of all lessons, each defined in a file of its own. To add one: write the file, declare it here, and put
// it into the table (lesson_table.cpp).
#pragma once

#include "lessons/lesson.h"

namespace lessons::rows {

extern const Lesson list_and_key;
extern const Lesson kings_and_queens;
extern const Lesson three_levers;
extern const Lesson mercedes_town;
extern const Lesson frown_and_smile;
extern const Lesson features_and_loss;
extern const Lesson three_prices;
extern const Lesson every_layer;
extern const Lesson axes_become_regions;
extern const Lesson one_bit;
extern const Lesson yellow_cabs;
extern const Lesson sheet_of_paper;
extern const Lesson homework;

}  // namespace lessons::rows
