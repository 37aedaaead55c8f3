// See differences.h.
#include "app/stages/differences.h"

#include <algorithm>
#include <cmath>

#include "map/heads/change_glow.h"

namespace app {
namespace {

const train::HeadSnapshot& head_of(const train::Snapshot& snapshot, const map::RegionView& view) {
    return snapshot.heads[static_cast<std::size_t>(view.head)];
}

bool is_same_question(const TwoMaps& maps) {
    if (maps.view_a.head < 0 || maps.view_b.head < 0 || maps.view_a.answer != maps.view_b.answer) return false;
    const train::HeadSnapshot &a = head_of(maps.a, maps.view_a), &b = head_of(maps.b, maps.view_b);
    return maps.view_a.output == maps.view_b.output && a.outputs == b.outputs && a.spec.target == b.spec.target;
}

// The longer side of the box round A's things.
float width_of(const train::Snapshot& snapshot) {
    const map::Bounds bounds = map::bounds_of(snapshot);
    return bounds.empty ? 0 : std::max(bounds.high.x - bounds.low.x, bounds.high.y - bounds.low.y);
}

void find_moves(const TwoMaps& maps, Differences& found) {
    const std::vector<float>&a = maps.a.points, &b = maps.b.points;
    const std::size_t n = a.size() / 2;
    found.onto_b = projection::align_onto(a, b);
    const float width = width_of(maps.a);
    found.moved.assign(n, 0.0f);
    found.from.resize(2 * n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto from =
            projection::moved(found.onto_b, static_cast<double>(a[2 * i]), static_cast<double>(a[2 * i + 1]));
        found.from[2 * i] = static_cast<float>(from[0]);
        found.from[2 * i + 1] = static_cast<float>(from[1]);
        const float far = std::hypot(b[2 * i] - found.from[2 * i], b[2 * i + 1] - found.from[2 * i + 1]);
        if (width > 0 && far - far == 0) found.moved[i] = far / width;
    }
    found.movers.clear();
    for (std::size_t i = 0; i < n; ++i) {
        if (found.moved[i] >= kLeastMoved) found.movers.push_back(static_cast<int>(i));
    }
    const auto farther = [&](int one, int other) {
        const float x = found.moved[static_cast<std::size_t>(one)], y = found.moved[static_cast<std::size_t>(other)];
        return x != y ? x > y : one < other;
    };
    const std::size_t most = std::min(kMostMovers, found.movers.size());
    std::partial_sort(found.movers.begin(), found.movers.begin() + static_cast<long>(most), found.movers.end(),
                      farther);
    found.movers.resize(most);
    found.sorted = found.moved;
    found.median_moved = 0;
    if (n == 0) return;
    const auto middle = found.sorted.begin() + static_cast<long>(n / 2);
    std::nth_element(found.sorted.begin(), middle, found.sorted.end());
    found.median_moved = *middle;
}

std::size_t likeliest(const std::vector<float>& said, std::size_t thing, std::size_t k) {
    const auto first = said.begin() + static_cast<long>(thing * k);
    return static_cast<std::size_t>(std::max_element(first, first + static_cast<long>(k)) - first);
}

void find_answers(const TwoMaps& maps, Differences& found) {
    const train::HeadSnapshot &a = head_of(maps.a, maps.view_a), &b = head_of(maps.b, maps.view_b);
    const std::size_t k = a.outputs.size(), n = maps.a.points.size() / 2;
    found.other_answer.assign(n, 0);
    found.n_other_answers = 0;
    if (k == 0 || a.predictions.size() < n * k || b.predictions.size() < n * k) return;
    const auto at = static_cast<std::size_t>(maps.view_a.output);
    const map::Range range = map::range_of_predictions(a, maps.view_a.output);
    const float band = (range.high - range.low) / map::kBands;
    for (std::size_t i = 0; i < n; ++i) {
        const bool other = maps.view_a.answer == model::Answer::classes
                               ? likeliest(a.predictions, i, k) != likeliest(b.predictions, i, k)
                               : std::abs(a.predictions[i * k + at] - b.predictions[i * k + at]) > band;
        found.other_answer[i] = other ? 1 : 0;
        found.n_other_answers += other ? 1 : 0;
    }
}

void find_land(const TwoMaps& maps, Differences& found) {
    found.view_a = maps.view_a;
    found.head_a = head_of(maps.a, maps.view_a);
    found.head_a.predictions.clear();
    if (maps.view_a.answer != model::Answer::classes) found.range_a = map::number_range(maps.a, maps.view_a);
    constexpr int kColumns = kDifferenceColumns, kRows = kDifferenceRows;
    found.regions_a = map::region_ids(maps.a, maps.view_a, maps.camera, maps.viewport, kColumns, kRows);
    found.regions_b = map::region_ids(maps.b, maps.view_b, maps.camera, maps.viewport, kColumns, kRows);
    const bool classes = maps.view_a.answer == model::Answer::classes;
    const std::vector<std::string> bands(map::kBands);
    map::find_change(found.regions_a, found.regions_b, classes ? head_of(maps.a, maps.view_a).outputs : bands,
                     found.land);
    if (!classes) found.land.sentence.clear();  // bands between contours have no names
    map::fill_glow(found.land, kColumns, kRows, maps.camera, maps.viewport, found.glow);
}

}  // namespace

void find_differences(const TwoMaps& maps, Differences& found) {
    found.same_question = maps.a.points.size() == maps.b.points.size() && is_same_question(maps);
    found.land.share = 0;
    found.land.sentence.clear();
    found.glow.columns = found.glow.rows = 0;
    found.n_other_answers = 0;
    if (maps.a.points.size() != maps.b.points.size()) {
        found.moved.clear();
        found.movers.clear();
        return;
    }
    find_moves(maps, found);
    if (!found.same_question) return;
    find_answers(maps, found);
    if (maps.viewport.width >= 2 && maps.viewport.height >= 2) find_land(maps, found);
}

std::string share_text(double share) {
    if (!(share > 0)) return "none";
    if (share < 0.01) return "under 1 %";
    return std::to_string(std::lround(share * 100)) + " %";
}

}  // namespace app
