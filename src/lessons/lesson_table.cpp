// The table of lessons, in menu order.
#include <algorithm>
#include <array>

#include "lessons/lesson_rows.h"

namespace lessons {

std::span<const Lesson* const> lesson_table() {
    static constexpr std::array table = {&rows::three_levers,  &rows::list_and_key,        &rows::kings_and_queens,
                                         &rows::mercedes_town, &rows::axes_become_regions, &rows::one_bit,
                                         &rows::yellow_cabs,   &rows::frown_and_smile,     &rows::features_and_loss,
                                         &rows::three_prices,  &rows::every_layer,         &rows::sheet_of_paper,
                                         &rows::homework};
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
