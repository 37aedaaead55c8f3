// See in_step.h.
#include "train/in_step.h"

#include <algorithm>
#include <chrono>

namespace train {
namespace {

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

}  // namespace

long run_in_step(Trainer& a, Trainer& b, double budget_ms, long max_steps) {
    const double end = now_ms() + budget_ms;
    long done = 0, chunk = 1;
    while (done < max_steps && !a.trouble() && !b.trouble()) {
        const double before = now_ms();
        if (before >= end) break;
        const long steps = a.run_steps(std::min(chunk, max_steps - done));
        if (steps == 0) break;
        b.run_steps(steps);
        done += steps;
        if (now_ms() - before < 0.25) chunk = std::min(chunk * 2, 256L);
    }
    return done;
}

}  // namespace train
