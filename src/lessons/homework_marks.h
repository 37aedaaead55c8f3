// What the homework lesson looks for among the neighbourhoods that the learner has marked: a word of the sea beside law and
// politics. And the marks of its recorded solution. May include core .. train and lessons. Next: homework.cpp, the
// lesson.
#pragma once

#include <span>

#include "lessons/desk.h"
#include "lessons/moment.h"

namespace lessons::homework_marks {

// The thing `navigation` of the speeches, a word of the sea.
inline constexpr int kNavigation = 428;

// Whether the thing is a word of the sea and one of law and politics is among those near it.
bool is_sea_near_law(const data::Dataset& dataset, int thing, std::span<const int> near);
// Whether such a neighbourhood is marked as one that makes no sense.
bool marked_sea_near_law(const Moment& moment);

// The marks of the solution, which are the same for any seed since they name what lies near, and others that do not solve
// the task.
void mark_two(Desk& desk);
void mark_others(Desk& desk);

}  // namespace lessons::homework_marks
