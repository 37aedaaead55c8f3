// See homework_marks.h.
#include "lessons/homework_marks.h"

#include <algorithm>
#include <string_view>

#include "lessons/exhibits/neighbourhoods.h"

namespace lessons::homework_marks {
namespace {

constexpr int kTreaty = 35;  // a word of law and politics

bool is_of_topic(const data::Dataset& dataset, int thing, std::string_view topic) {
    const data::Column* column = data::find_column(dataset.table, "topic");
    if (column == nullptr || thing < 0 || static_cast<std::size_t>(thing) >= column->codes.size()) return false;
    const int code = column->codes[static_cast<std::size_t>(thing)];
    return code >= 0 && column->categories[static_cast<std::size_t>(code)] == topic;
}

}  // namespace

bool is_sea_near_law(const data::Dataset& dataset, int thing, std::span<const int> near) {
    return is_of_topic(dataset, thing, "sea") &&
           std::any_of(near.begin(), near.end(), [&](int one) { return is_of_topic(dataset, one, "law"); });
}

bool marked_sea_near_law(const Moment& m) {
    const Neighbourhoods& desk = m.desk.neighbourhoods;
    return desk.of == m.spec.dataset &&
           std::any_of(desk.marks.begin(), desk.marks.end(), [&](const Neighbourhood& mark) {
               return !mark.sensible && is_sea_near_law(m.material.dataset, mark.thing, mark.near);
           });
}

void mark_two(Desk& desk) {
    desk.neighbourhoods.of = "speeches";
    desk.neighbourhoods.marks = {{.thing = 1, .near = {2, 3}, .sensible = true},
                                 {.thing = kNavigation, .near = {kTreaty}, .sensible = false}};
}

void mark_others(Desk& desk) {
    mark_two(desk);
    desk.neighbourhoods.marks.back() = {.thing = 4, .near = {5, 6}, .sensible = false};
}

}  // namespace lessons::homework_marks
