// Playing lessons: opens and closes them, moves between steps, sets up the model with which a step begins, and requests
// the measurements that its text mentions. May include everything of app. Next: guide.h, the learner's progress.
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
    bool changed = false;   // another step is open, or none: report_link() updates link and progress
    bool arranges = false;  // the lesson itself has changed the draft, so no notice about the change is shown
    const lessons::Step* cells_of = nullptr;
    std::vector<train::WantedCell> cells;  // bits kept that the texts of the step cells_of mention
};

// The state that the checks of lessons read: the running model and what the learner has done.
lessons::Moment moment(const Rooms& rooms);
// The bits kept to be measured now: those in the table, if it is on the screen; those that the lesson's step mentions;
// and while the panel of a comparison is shown, those of all attributes on the map.
train::BitsRequest bits_request(Rooms& rooms);
// Opens the step with this index (in range) and starts the model with which it begins.
void open_lesson(Rooms& rooms, const lessons::Lesson& lesson, int index);
// Closes the lesson for free play; it can be resumed.
void leave_lesson(Rooms& rooms);
void apply_lesson_actions(Rooms& rooms, const ui::Actions& actions);
// Trains warm-up steps (pace.h) for about budget_ms; drops those left when their time is over. Returns the steps done.
long warm_up(Rooms& rooms, double now_s, double budget_ms);
// The open lesson as one JSON object; "null" without one.
std::string lesson_json(const Rooms& rooms);
// Applies the recorded solution of the open step, for tests. Errors: no lesson is open; its Spec is not valid.
core::Status solve_step(Rooms& rooms);

}  // namespace app
