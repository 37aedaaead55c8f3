#include "engine/schedule.h"

#include <algorithm>

namespace engine {
namespace {

// cos(pi t) for t in [0, 1], to 1e-12, without the C library: -sin(pi (t - 1/2)) by Taylor's series.
double cos_pi(double t) {
    const double x = 3.14159265358979323846 * (t - 0.5), z = x * x;
    double sum = 1.0;
    for (int k = 10; k >= 1; --k) sum = 1.0 - sum * z / static_cast<double>(2 * k * (2 * k + 1));
    return -x * sum;
}

double constant(long, long) { return 1.0; }

// Cosine: (1 + cos(pi t)) / 2 with t = step / horizon; 0 from the horizon on. Loshchilov, Hutter 2017, SGDR, equation
// 5.
double cosine(long step, long horizon) {
    const double t = static_cast<double>(std::min(step, horizon)) / static_cast<double>(horizon);
    return 0.5 * (1.0 + cos_pi(t));
}

// Warm-up: from 1/n to 1 over the first tenth of the horizon. Goyal et al. 2017, Accurate, Large Minibatch SGD, section
// 2.2.
double warm_up(long step, long horizon) {
    const long rise = std::max(1L, horizon / 10);
    return static_cast<double>(std::min(step + 1, rise)) / static_cast<double>(rise);
}

constexpr Schedule kSchedules[] = {
    {"constant", "constant", "The learning rate stays as it is.", constant},
    {"cosine", "falls (cosine)", "Falls from full to nothing along a cosine: large steps first, fine ones last.",
     cosine},
    {"warmup", "warms up", "Starts small and grows over the first tenth: the first wild gradients do no harm.",
     warm_up},
};

}  // namespace

std::span<const Schedule> schedule_table() { return kSchedules; }

const Schedule* find_schedule(std::string_view id) {
    for (const Schedule& schedule : kSchedules) {
        if (schedule.id == id) return &schedule;
    }
    return nullptr;
}

}  // namespace engine
