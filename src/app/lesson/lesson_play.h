// Lessons are opened, left, gone back to; each step is made ready; what it wants measured is measured. How far they are
// is guide.h's. May include everything of app.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lesson/guide.h"
#include "lessons/moment.h"
#include "train/bits_kept.h"
#include "ui/ui.h"

namespace app {

struct Rooms;

// A lesson that was left for free play, and what ran then.
struct LeftLesson {
    const lessons::Lesson* lesson = nullptr;
    int index = 0;
    model::Spec spec;
};

struct LessonPlay {
    Guide guide;
    std::optional<LeftLesson> left;
    bool changed = false;   // another step is open: link and progress are other
    bool arranges = false;  // the draft is the lesson's own doing: no notice about it
    const lessons::Step* cells_of = nullptr;
    std::vector<train::WantedCell> cells;  // bits kept that this step speaks of
};

// What lessons look at: what runs now, and what was done with it.
lessons::Moment moment(const Rooms& rooms);
// What bits kept are wanted now: by whoever sees the table, and by the lesson's step.
train::KeptRequest kept_request(Rooms& rooms);
void open_lesson(Rooms& rooms, const lessons::Lesson& lesson, int index);
void obey_lessons(Rooms& rooms, const ui::Actions& actions);
// Some of the steps that a step of the lesson begins with; returns those done.
long warm_up(Rooms& rooms, double now_s, double budget_ms);
// The lesson that is open, as one JSON object; "null" without one.
std::string lesson_json(const Rooms& rooms);
// The recorded solution of its step, for tests.
core::Status solve_step(Rooms& rooms);

}  // namespace app
