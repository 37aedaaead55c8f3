// Schedules of the learning rate as rows of a table in schedule.cpp. Includes nothing of ours.
#pragma once

#include <span>
#include <string_view>

namespace engine {

struct Schedule {
    std::string_view id;  // stands in links: never changes
    std::string_view label;
    std::string_view help;  // one sentence
    // What the learning rate is multiplied by in this step, 0 the first; horizon >= 1 steps. The same bits everywhere.
    double (*factor)(long step, long horizon) = nullptr;
};

std::span<const Schedule> schedule_table();  // constant, cosine, warmup
const Schedule* find_schedule(std::string_view id);

}  // namespace engine
