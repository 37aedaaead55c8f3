// Learning rate schedules, the rows of a table in schedule.cpp. Includes nothing of ours.
#pragma once

#include <span>
#include <string_view>

namespace engine {

struct Schedule {
    std::string_view id;  // part of links: never changes
    std::string_view label;
    std::string_view help;  // one sentence
    // Factor on the learning rate, 0..1, in this step (0 is the first; may be beyond the horizon), for a schedule
    // planned for `horizon` >= 1 steps. The same bits on every machine.
    double (*factor)(long step, long horizon) = nullptr;
};

std::span<const Schedule> schedule_table();          // constant, cosine, warmup
const Schedule* find_schedule(std::string_view id);  // null if there is none

}  // namespace engine
