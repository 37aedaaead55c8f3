// Playing lessons: opening and leaving them, moving between steps, setting up the model that a step begins with, and
// requesting the measurements that its text mentions. The learner's progress is in guide.h. May include everything of
// app.
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

// The lesson that was left for free play, with the Spec that ran then.
struct LeftLesson {
    const lessons::Lesson* lesson = nullptr;
    int index = 0;
    model::Spec spec;
};

struct LessonPlay {
    Guide guide;
    std::optional<LeftLesson> left;
    bool changed = false;   // another step is open: link and progress must be updated
    bool arranges = false;  // the lesson has changed the draft: no notice about it
    const lessons::Step* cells_of = nullptr;
    std::vector<train::WantedCell> cells;  // bits kept that the texts of this step mention
};

// The state that lessons check: the running model and what the learner has done.
lessons::Moment moment(const Rooms& rooms);
// The bits kept to be measured now: those in the table, if it is on the screen, and those that the lesson's step
// mentions.
train::KeptRequest kept_request(Rooms& rooms);
void open_lesson(Rooms& rooms, const lessons::Lesson& lesson, int index);
void obey_lessons(Rooms& rooms, const ui::Actions& actions);
// Trains some of the warm-up steps (pace.h). Returns the steps done.
long warm_up(Rooms& rooms, double now_s, double budget_ms);
// The open lesson as one JSON object; "null" without one.
std::string lesson_json(const Rooms& rooms);
// Applies the recorded solution of the open step, for tests.
core::Status solve_step(Rooms& rooms);

}  // namespace app
