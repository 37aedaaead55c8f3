// The pace of training: playing or paused, steps a second, and warm-up steps, which are done as fast as possible (for
// example before a lesson's step begins). It only counts: the code that trains asks how many steps are due. Includes
// nothing of ours. Next: training.h.
#pragma once

namespace app {

struct Pace {
    bool playing = true;
    bool resting = false;         // the map hardly moves any more: training pauses until the learner does something
    double steps_per_second = 0;  // as measured

    // Warm-up steps still to do, and the time limit for them. Those that are left at its end are dropped.
    long warm_left = 0;
    double warm_until_s = -1;  // when that time ends; -1 = it has not begun
    double warm_seconds = 0;   // how long it is

    double step_debt = 0;    // fraction of a step that is due
    long counted_steps = 0;  // done since counted_since_s, for steps_per_second
    double counted_since_s = 0;
};

// Counts steps that were done since the last call and updates Pace::steps_per_second twice a second.
void measure_speed(Pace& pace, double now_s, long steps);
// The number of whole steps that are due after `seconds` more at this wanted speed; step_debt carries the fraction over
// to the next call.
long steps_due(Pace& pace, double steps_per_second, double seconds);
// Asks for this many warm-up steps, in place of any that are left. They get at most most_seconds, counted from the
// first call of warm_up() (app/lesson/lesson_play.h), which does them.
inline constexpr double kReadySeconds = 1.5;
void get_ready(Pace& pace, long steps, double most_seconds = kReadySeconds);

}  // namespace app
