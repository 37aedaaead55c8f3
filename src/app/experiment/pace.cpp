// See pace.h.
#include "app/experiment/pace.h"

namespace app {

void measure_speed(Pace& pace, double now_s, long steps) {
    pace.counted_steps += steps;
    const double seconds = now_s - pace.counted_since_s;
    if (seconds < 0.5) return;
    pace.steps_per_second = static_cast<double>(pace.counted_steps) / seconds;
    pace.counted_steps = 0;
    pace.counted_since_s = now_s;
}

long steps_due(Pace& pace, double steps_per_second, double seconds) {
    pace.step_debt += seconds * steps_per_second;
    const auto due = static_cast<long>(pace.step_debt);
    pace.step_debt -= static_cast<double>(due);
    return due;
}

void get_ready(Pace& pace, long steps, double most_seconds) {
    pace.warm_left = steps;
    pace.warm_seconds = most_seconds;
    pace.warm_until_s = -1;
}

}  // namespace app
