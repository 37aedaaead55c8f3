#include "lessons/laid_out.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "projection/layout.h"
#include "train/plane_view.h"

namespace lessons {
namespace {

constexpr int kRest = 700;  // steps of a layout after which its picture hardly changes
constexpr int kCrowd = 5;   // things that make a town
constexpr float kReach = 3;

float squared(const std::vector<float>& places, std::size_t i, std::size_t j) {
    const float dx = places[2 * i] - places[2 * j], dy = places[2 * i + 1] - places[2 * j + 1];
    return dx * dx + dy * dy;
}

}  // namespace

std::vector<float> laid_out(const Run& run, int layer, const model::Spec& look) {
    const std::optional<projection::LayoutSettings> settings = train::layout_of(look);
    if (!run.ok || !settings) return {};
    const std::size_t at = layer < 0 ? run.shown.layers.size() - 1 : static_cast<std::size_t>(layer);
    const train::LayerSnapshot& rows = run.shown.layers[at];
    core::Result<projection::Layout> layout = projection::begin(rows.values, rows.n_units, *settings);
    if (!layout.ok()) return {};
    while (!projection::is_at_rest(layout.value())) projection::steps(layout.value(), 50);
    return layout.value().positions;
}

bool rests_as(const Moment& moment, std::string_view method) {
    return moment.laid_out != nullptr && moment.spec.projection == method && moment.layout_step >= kRest;
}

std::vector<int> towns_of(const std::vector<float>& places) {
    const std::size_t n = places.size() / 2;
    std::vector<int> town(n);
    std::iota(town.begin(), town.end(), 0);
    if (n < 2) return town;
    std::vector<float> nearest(n, std::numeric_limits<float>::max());
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i != j) nearest[i] = std::min(nearest[i], squared(places, i, j));
        }
    }
    std::sort(nearest.begin(), nearest.end());
    const float reach = kReach * kReach * nearest[n / 2];
    const auto root = [&](std::size_t i) {
        auto at = static_cast<int>(i);
        const auto above = [&](int one) -> int& { return town[static_cast<std::size_t>(one)]; };
        while (above(at) != at) at = above(at) = above(above(at));
        return at;
    };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            if (squared(places, i, j) < reach) town[static_cast<std::size_t>(root(i))] = root(j);
        }
    }
    for (std::size_t i = 0; i < n; ++i) town[i] = root(i);
    return town;
}

int count_towns(const std::vector<int>& towns) {
    std::vector<int> counts(towns.size(), 0);
    for (const int town : towns) ++counts[static_cast<std::size_t>(town)];
    return static_cast<int>(std::count_if(counts.begin(), counts.end(), [](int count) { return count >= kCrowd; }));
}

double together_again(const std::vector<int>& one, const std::vector<int>& other) {
    double pairs = 0, again = 0;
    for (std::size_t i = 0; i < one.size() && one.size() == other.size(); ++i) {
        for (std::size_t j = i + 1; j < one.size(); ++j) {
            if (one[i] != one[j]) continue;
            pairs += 1;
            again += other[i] == other[j] ? 1 : 0;
        }
    }
    return pairs > 0 ? again / pairs : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace lessons
