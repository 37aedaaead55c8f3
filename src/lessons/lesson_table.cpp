// The table of lessons, in menu order.
#include <algorithm>

#include "lessons/lesson_rows.h"

namespace lessons {

std::span<const Lesson* const> lesson_table() {
#define ES_ADDRESS(name) &rows::name,
    static constexpr const Lesson* table[] = {ES_LESSONS(ES_ADDRESS)};
#undef ES_ADDRESS
    return table;
}

const Lesson* find_lesson(std::string_view id) {
    for (const Lesson* lesson : lesson_table()) {
        if (lesson->id == id) return lesson;
    }
    return nullptr;
}

bool is_done(const Step& step, const Moment& moment) {
    return std::all_of(step.checks.begin(), step.checks.end(), [&](const Check& check) { return check.holds(moment); });
}

}  // namespace lessons
