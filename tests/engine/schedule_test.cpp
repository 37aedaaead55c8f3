// Schedules against PyTorch's CosineAnnealingLR (fixtures/optimisers.py says how) and by their definition.
#include "engine/schedule.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

// Every fifth step of 40.
constexpr double kCosine[] = {1.000000000, 0.961939766, 0.853553391, 0.691341716, 0.500000000,
                              0.308658284, 0.146446609, 0.038060234, 0.000000000};

}  // namespace

TEST_CASE("the cosine schedule agrees with PyTorch") {
    const engine::Schedule& cosine = *engine::find_schedule("cosine");
    for (long i = 0; i <= 8; ++i)
        CHECK(std::abs(cosine.factor(5 * i, 40) - kCosine[i]) < 1e-8);  // printed with 9 digits
    CHECK(cosine.factor(1000, 40) == doctest::Approx(0).epsilon(1e-9));
}

TEST_CASE("schedules stay between 0 and 1, and warming up ends at full") {
    for (const engine::Schedule& schedule : engine::schedule_table()) {
        CHECK(engine::find_schedule(schedule.id) == &schedule);
        for (const long horizon : {1L, 7L, 5000L}) {
            for (long step = 0; step < 2 * horizon; ++step) {
                CHECK(schedule.factor(step, horizon) >= -1e-12);
                CHECK(schedule.factor(step, horizon) <= 1 + 1e-12);
            }
        }
    }
    const engine::Schedule& warm_up = *engine::find_schedule("warmup");
    CHECK(warm_up.factor(0, 1000) == 0.01);
    CHECK(warm_up.factor(49, 1000) == 0.5);
    CHECK(warm_up.factor(99, 1000) == 1.0);
    CHECK(warm_up.factor(5000, 1000) == 1.0);
    CHECK(engine::find_schedule("none such") == nullptr);
}
