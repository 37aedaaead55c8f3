// See mistakes_on_map.h.
#include "app/view/mistakes_on_map.h"

#include "app/view/on_scene.h"

namespace app {
namespace {

constexpr float kAlpha = 0.75f, kFaint = 0.25f;

using Pairs = std::vector<std::array<int, 2>>;

void add_lines(map::Overlay& to, const map::Scene& scene, const Pairs& pairs, const map::Stroke& style) {
    const int n = scene.snapshot->n_points;
    for (const auto& [a, b] : pairs) {
        if (a < n && b < n) to.line(style, {place_of(scene, a), place_of(scene, b)});
    }
}

}  // namespace

void add_worst_mistakes(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (input.mistakes == nullptr) return;
    const bool points_at_one = input.looking.near_of >= 0 && input.looking.has_mistakes;
    const float alpha = points_at_one ? kFaint : kAlpha;
    add_lines(layers.under, scene, input.mistakes->torn,
              {.color = map::torn_neighbour(scene.dark), .alpha = alpha, .width = 1.1f, .dash = 5, .gap = 4});
    add_lines(layers.over, scene, input.mistakes->false_ones,
              {.color = map::false_neighbour(scene.dark), .alpha = alpha, .width = 1.8f, .rim = 0.6f});
}

}  // namespace app
