// See transfer_helpers.h.
#include "lessons/transfer_helpers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lessons/near.h"
#include "model/schema.h"

namespace lessons {

model::Spec spec_that_asks(std::string_view dataset, std::vector<std::string> targets, std::string_view color_by) {
    model::Spec spec = model::default_spec(*data::find_dataset(dataset));
    spec.losses.clear();
    for (std::string& target : targets) spec.losses.push_back({.kind = "classify", .target = std::move(target)});
    spec.color_by = color_by;
    return spec;
}

const data::Column* column_of(const Moment& m, std::string_view id) {
    return data::find_column(m.material.dataset.table, id);
}

double between(const Place& a, const Place& b) { return std::hypot(a.x - b.x, a.y - b.y); }

Place place_of(const Moment& m, std::size_t thing) {
    return {static_cast<double>(m.shown.points[2 * thing]), static_cast<double>(m.shown.points[2 * thing + 1])};
}

Place middle_of(const Moment& m, const std::function<bool(std::size_t)>& holds) {
    Place sum;
    double n = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i) {
        if (!holds(i)) continue;
        const Place place = place_of(m, i);
        sum = {sum.x + place.x, sum.y + place.y};
        n += 1;
    }
    return {sum.x / n, sum.y / n};
}

Place middle_of_all(const Moment& m) {
    return middle_of(m, [](std::size_t) { return true; });
}

double radius(const Moment& m) {
    const Place middle = middle_of_all(m);
    double most = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i)
        most = std::max(most, between(place_of(m, i), middle));
    return most;
}

double agreement_beyond_chance(const Moment& m, std::string_view attribute) {
    const data::Column* column = column_of(m, attribute);
    if (column == nullptr) return 0;
    std::vector<double> counts(column->categories.size(), 0.0);
    double n = 0, chance = 0;
    for (const int code : column->codes) {
        if (code < 0) continue;
        counts[static_cast<std::size_t>(code)] += 1;
        n += 1;
    }
    for (const double count : counts) chance += count * (count - 1) / (n * (n - 1));
    return (same_as_nearest(m.material, m.shown, attribute) - chance) / (1 - chance);
}

int part_kept(const Moment& m, std::string_view attribute) {
    const double share = bits(m, attribute, -1) / entropy(m, attribute);
    return !std::isfinite(share) ? -1 : share < 0.25 ? 0 : share < 0.75 ? 1 : 2;
}

}  // namespace lessons
