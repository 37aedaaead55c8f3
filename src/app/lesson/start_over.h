// Starting over, as on a first visit, and taking that back. What ran is kept with its weights, curves, undo history and
// lesson until another experiment is opened. May include everything of app. Next: lesson_play.h.
#pragma once

#include <optional>

#include "app/experiment/session.h"
#include "app/lesson/lesson_play.h"
#include "lessons/desk.h"

namespace app {

struct Rooms;

// What ran before the learner started over.
struct BeforeStart {
    Session session;
    bool playing = false;
    const lessons::Lesson* lesson = nullptr;  // the one that was open, at the step `index`; null: none
    int index = 0;
    lessons::Desk desk;
    std::optional<LeftLesson> left;
};

// Opens the first lesson; what ran is kept in Rooms::before_start.
void start_over(Rooms& rooms);
// Whether undo takes that back: it has been kept, and nothing was changed since that could be undone instead.
bool can_take_back_start(const Rooms& rooms);
// Goes on with what was kept, bit for bit. Call it only if can_take_back_start().
void take_back_start(Rooms& rooms);

}  // namespace app
