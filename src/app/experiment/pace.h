// Whether training goes on and how fast: playing, resting, steps a second; and steps that are to be done as fast as
// they go, before a lesson's step begins. Knows no session: who trains asks here how many steps are due. May include
// nothing of app.
#pragma once

namespace app {

struct Pace {
    bool playing = true;
    bool resting = false;  // the map has settled: playing goes on when somebody does something
    double steps_per_second = 0;

    // Steps to get ready: done as fast as they go, until a moment from which on the learner watches the rest.
    long warm_left = 0;
    double warm_until_s = -1;  // -1 = not begun
    double warm_seconds = 0;   // at most: then the learner watches the rest

    double step_debt = 0;  // parts of steps that are due
    long counted_steps = 0;
    double counted_since_s = 0;
};

// Steps were done: keeps `steps_per_second`, twice a second.
void measure_speed(Pace& pace, double now_s, long steps);
// How many steps are due after so many seconds at so many steps a second.
long steps_due(Pace& pace, double steps_per_second, double seconds);
// So many steps are to be done as fast as they go, from now on, for so many seconds at most.
inline constexpr double kReadySeconds = 1.5;
void get_ready(Pace& pace, long steps, double most_seconds = kReadySeconds);

}  // namespace app
