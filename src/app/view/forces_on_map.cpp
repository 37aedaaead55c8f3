// See forces_on_map.h.
#include "app/view/forces_on_map.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/view/on_scene.h"
#include "map/things/point_marks.h"

namespace app {
namespace {

constexpr int kMostArrows = 400;     // things that have arrows; more of them would hide the map
constexpr float kLongestArrow = 46;  // logical pixels, of the strongest pull
constexpr float kShortestArrow = 2;
constexpr std::size_t kMostSprings = 90;
constexpr int kMostSprung = 100;  // things

// The colour of the arrows of a loss, by its index.
map::Rgb loss_color(int loss, bool dark) {
    // None of the colours of classes.
    static constexpr map::Rgb kInks[] = {
        {0.62f, 0.1f, 0.42f}, {0.13f, 0.16f, 0.55f}, {0.5f, 0.28f, 0.02f}, {0.02f, 0.4f, 0.42f}, {0.33f, 0.33f, 0.33f}};
    const map::Rgb ink = kInks[static_cast<std::size_t>(loss) % std::size(kInks)];
    return dark ? map::mix(ink, {1, 1, 1}, 0.6f) : ink;
}

// Whether a thing has an arrow: the selected ones, or every stride-th, the same ones in every frame.
bool has_arrow(const map::Scene& scene, const LayerInput& input, int thing, int stride) {
    const auto i = static_cast<std::size_t>(thing);
    const unsigned char flags = scene.flags_of(i);
    if ((flags & (map::kHidden | map::kQuiet)) != 0) return false;
    if (input.looking.selection.count > 0) return true;
    return thing % stride == 0;
}

float longest_pull(const train::Pull& pull, std::vector<float>& lengths) {
    // The 95th percentile, because a few outliers would make all other arrows invisible.
    lengths.clear();
    for (const train::LossPull& loss : pull.losses) {
        if (!loss.acts) continue;
        for (std::size_t i = 0; i + 1 < loss.shown.size(); i += 2) {
            lengths.push_back(std::hypot(loss.shown[i], loss.shown[i + 1]) * static_cast<float>(loss.weight));
        }
    }
    if (lengths.empty()) return 0;
    const std::size_t at = lengths.size() * 95 / 100;
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(at), lengths.end());
    return lengths[at];
}

// The things whose springs are shown: the selected ones or, without a selection, an even sample.
std::vector<int> sprung_things(const map::Scene& scene, const ui::Looking& looking) {
    std::vector<int> things;
    const int n = scene.snapshot->n_points;
    const bool some = looking.selection.count > 0;
    const int stride = some ? 1 : n / kMostSprung + 1;
    for (int i = 0; i < n && static_cast<int>(things.size()) < kMostSprung; ++i) {
        if ((scene.flags_of(static_cast<std::size_t>(i)) & map::kHidden) != 0) continue;
        if (some ? looking.selection.has(i) : i % stride == 0) things.push_back(i);
    }
    return things;
}

}  // namespace

void add_force_arrows(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (layers.pull_of.renew(input.changes)) {
        layers.pull = input.trainer.pull(scene.snapshot->plane);
        layers.longest_pull = longest_pull(layers.pull, layers.pull_lengths);
    }
    const float longest = layers.longest_pull;
    if (!(longest > 0)) return;
    const float units = kLongestArrow * scene.camera.units_per_px / longest;
    const int n = scene.snapshot->n_points, stride = n / kMostArrows + 1;
    for (int thing = 0; thing < n; ++thing) {
        const map::Point2 from = place_of(scene, thing);
        if (!has_arrow(scene, input, thing, stride) || !is_in_picture(scene, from)) continue;
        for (std::size_t k = 0; k < layers.pull.losses.size(); ++k) {
            const train::LossPull& loss = layers.pull.losses[k];
            if (!loss.acts || loss.shown.size() < static_cast<std::size_t>(n) * 2) continue;
            const auto at = static_cast<std::size_t>(thing) * 2;
            const float scale = static_cast<float>(loss.weight) * units;
            map::Point2 by{loss.shown[at] * scale, loss.shown[at + 1] * scale};
            const float px = std::hypot(by.x, by.y) / scene.camera.units_per_px;
            if (px < kShortestArrow) continue;
            const float shrink = std::min(1.0f, 1.4f * kLongestArrow / px);
            layers.over.line({.color = loss_color(static_cast<int>(k), scene.dark),
                              .alpha = 0.95f,
                              .width = 1.5f,
                              .arrow = std::clamp(px * 0.4f, 3.0f, 7.0f),
                              .rim = 0.7f},
                             {from, {from.x + by.x * shrink, from.y + by.y * shrink}});
        }
    }
}

void add_springs(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (layers.springs_of.renew({input.changes, input.looking.version})) {
        layers.springs.clear();
        const std::vector<int> things = sprung_things(scene, input.looking);
        for (std::size_t loss = 0; loss < input.spec.losses.size() && !things.empty(); ++loss) {
            const auto found = input.trainer.springs(static_cast<int>(loss), things, kMostSprings);
            layers.springs.insert(layers.springs.end(), found.begin(), found.end());
        }
    }
    float strongest = 0;
    for (const train::Spring& spring : layers.springs) strongest = std::max(strongest, std::abs(spring.strength));
    for (const train::Spring& spring : layers.springs) {
        const float share = std::abs(spring.strength) / std::max(strongest, 1e-20f);
        const bool pulls = spring.strength > 0;
        // Green: attraction. Red and dashed: repulsion.
        const map::Rgb color = pulls ? map::Rgb{0.1f, 0.5f, 0.35f} : map::Rgb{0.78f, 0.2f, 0.25f};
        layers.under.line({.color = map::mix(color, {1, 1, 1}, scene.dark ? 0.35f : 0.0f),
                           .alpha = 0.3f + 0.5f * share,
                           .width = 0.7f + 1.3f * share,
                           .dash = pulls ? 0.0f : 5.0f,
                           .gap = 4},
                          {place_of(scene, spring.a), place_of(scene, spring.b)});
    }
}

}  // namespace app
