// The tour of a first visit (lessons/tour.h) as its card shows it (the sentence of the present scene, its progress),
// and the learner's actions in it. A part of View and Actions (ui.h). May include lessons. Next: panels/tour.cpp.
#pragma once

#include <string_view>

#include "lessons/tour.h"

namespace ui {

struct TourShown {
    std::string_view sentence{};
    lessons::Pulled pulled = lessons::Pulled::nothing;  // the lever that this scene changes
    int at = 0, count = 1;  // index of the scene; at == count: the tour is over, and its card offers what to do next
    float share = 0;        // share of the scene's time that has passed, 0..1
    bool waits = false;     // the learner has paused it
    bool can_film = false;  // the platform can record a video of it
    bool films = false;     // it plays again, faster, to be recorded
};

struct TourActions {
    bool start = false;
    bool next = false, back = false, hold = false;  // hold: pause, or go on
    bool end = false;
    bool touched = false;   // something outside the tour's card is being pressed: the tour waits
    bool released = false;  // that press has ended, or a key or zoom was used: the tour ends, the present model stays
    bool film = false;      // play the tour again, faster, and record it
};

}  // namespace ui
