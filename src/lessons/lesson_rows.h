// The lessons by name, each defined in a file of its own. To add one: write the file, declare it here, and put it into
// the table (lesson_table.cpp).
#pragma once

#include "lessons/lesson.h"

namespace lessons::rows {

extern const Lesson three_levers;
extern const Lesson mercedes_town;
extern const Lesson three_prices;
extern const Lesson every_layer;

}  // namespace lessons::rows
