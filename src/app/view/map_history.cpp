// See map_history.h.
#include "app/view/map_history.h"

#include <algorithm>

#include "map/things/point_marks.h"

namespace app {
namespace {

constexpr std::size_t kTrailLength = 10;
constexpr double kTrailEvery = 0.07;  // seconds
constexpr float kFollow = 0.35f;      // share of the way to the present place
constexpr float kTrailAlpha = 0.5f, kTrailWidth = 1.6f;

std::size_t bytes_of(const train::Snapshot& snapshot) {
    std::size_t floats = snapshot.points.size() + snapshot.depth.size();
    for (const train::HeadSnapshot& head : snapshot.heads) {
        for (const train::DenseWeights& layer : head.layers) floats += layer.weight.size() + layer.bias.size();
        for (const train::DenseWeights& layer : head.maker) floats += layer.weight.size() + layer.bias.size();
    }
    return floats * sizeof(float) + 512;
}

train::Snapshot thin(const train::Snapshot& shown) {
    train::Snapshot copy = shown;
    copy.layers.clear();
    for (train::HeadSnapshot& head : copy.heads) head.predictions.clear();
    return copy;
}

void forget_every_second(MapHistory& history) {
    std::vector<train::Snapshot> kept;
    for (std::size_t i = 0; i < history.entries.size(); i += 2) kept.push_back(std::move(history.entries[i]));
    history.entries = std::move(kept);
    history.every *= 2;
}

}  // namespace

void record(MapHistory& history, const train::Snapshot& shown) {
    auto& entries = history.entries;
    while (!entries.empty() && entries.back().step > shown.step) entries.pop_back();
    if (entries.empty()) history.every = 1;
    if (!entries.empty() && shown.step < entries.back().step + history.every) return;
    entries.push_back(thin(shown));
    const std::size_t most = std::clamp<std::size_t>(kMostEntryBytes / bytes_of(shown), 8, kMostEntries);
    if (entries.size() > most) forget_every_second(history);
}

const train::Snapshot* entry_at(const MapHistory& history, long step) {
    const train::Snapshot* found = nullptr;
    for (const train::Snapshot& entry : history.entries) {
        if (entry.step <= step) found = &entry;
    }
    return found;
}

bool follow(Trails& trails, const train::Snapshot& shown, double now_s, bool moving) {
    auto& places = trails.places;
    if (shown.n_points > kMostTrailed) places.clear();
    if (!places.empty() && places.back().size() != shown.points.size()) places.clear();
    if (shown.n_points > kMostTrailed || now_s < trails.last_s + kTrailEvery) return !places.empty();
    trails.last_s = now_s;
    if (moving) {
        std::vector<float> reused;
        if (places.size() >= kTrailLength) {
            reused = std::move(places.front());
            places.erase(places.begin());
        }
        if (trails.smooth.size() != shown.points.size() || places.empty()) trails.smooth = shown.points;
        for (std::size_t i = 0; i < shown.points.size(); ++i) {
            trails.smooth[i] += kFollow * (shown.points[i] - trails.smooth[i]);
        }
        reused = trails.smooth;
        places.push_back(std::move(reused));
    } else if (!places.empty()) {
        places.erase(places.begin());
    }
    return !places.empty();
}

void add_trails(const Trails& trails, const map::Scene& scene, map::Overlay& overlay) {
    const train::Snapshot& seen = *scene.snapshot;
    if (trails.places.empty() || trails.places.back().size() != seen.points.size()) return;
    const std::size_t n = trails.places.size();
    const auto place = [&](std::size_t age, std::size_t i) -> map::Point2 {
        const std::vector<float>& at = age < n ? trails.places[age] : seen.points;
        return {at[i * 2], at[i * 2 + 1]};
    };
    const float shortest = scene.camera.units_per_px;  // below a pixel there is nothing to see
    for (std::size_t i = 0; i < static_cast<std::size_t>(seen.n_points); ++i) {
        if ((scene.flags_of(i) & (map::kHidden | map::kQuiet)) != 0) continue;
        const map::Rgb color = map::thing_color(scene, i);
        for (std::size_t age = 0; age < n; ++age) {
            const map::Point2 from = place(age, i), to = place(age + 1, i);
            if (std::abs(from.x - to.x) + std::abs(from.y - to.y) < shortest) continue;
            const float fresh = static_cast<float>(age + 1) / static_cast<float>(n + 1);
            overlay.line({.color = color, .alpha = kTrailAlpha * fresh, .width = kTrailWidth * (0.4f + 0.6f * fresh)},
                         {from, to});
        }
    }
}

}  // namespace app
