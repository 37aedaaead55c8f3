// Playing lessons: opens and closes them, moves between steps, sets up the model with which a step begins, and requests
// the measurements that its text mentions. May include everything of app. Next: guide.h (the learner's progress),
// rooms.h (Rooms, the state of the app).
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
    int index = 0;  // of the step
    model::Spec spec;
};

// The state of playing lessons, a part of Rooms.
struct LessonPlay {
    Guide guide;
    std::optional<LeftLesson> left;
    bool changed = false;   // a step was opened or the lesson closed: link and progress are to be reported (frame.cpp)
    bool arranges = false;  // the lesson itself has changed the draft, so no notice about the change is shown
    const lessons::Step* cells_of = nullptr;  // the step that `cells` belong to; null: none
    std::vector<train::WantedCell> cells;     // cells of the table of bits kept that the texts of this step mention
};

// The state that the checks of lessons read: the running model and what the learner has done.
lessons::Moment moment(const Rooms& rooms);
// What is to be measured now of the bits kept (train/bits_kept.h): the table, if it is on the screen; the cells that
// the lesson's step mentions; and while the panel of a comparison is shown, all attributes in the map.
train::BitsRequest bits_request(Rooms& rooms);
// Opens the step with this index (in range) and starts the model with which it begins.
void open_lesson(Rooms& rooms, const lessons::Lesson& lesson, int index);
// Closes the lesson for free play; it can be resumed.
void leave_lesson(Rooms& rooms);
// Carries out what the learner did in the lesson's panels in this frame: another step, a prediction, a hint ...
void apply_lesson_actions(Rooms& rooms, const ui::Actions& actions);
// Trains warm-up steps (experiment/pace.h) for about budget_ms; drops those that are left when their time limit has
// passed. now_s: Input::now_s. Returns the number of steps done.
long warm_up(Rooms& rooms, double now_s, double budget_ms);
// The open lesson as one JSON object; "null" without one.
std::string lesson_json(const Rooms& rooms);
// Applies the recorded solution of the open step, for tests. Error: no lesson is open, or the solved Spec is refused.
core::Status solve_step(Rooms& rooms);

}  // namespace app
