// See loadings_on_map.h.
#include "app/view/loadings_on_map.h"

#include <algorithm>
#include <cmath>

#include "app/view/on_scene.h"
#include "train/plane_view.h"

namespace app {
namespace {

constexpr int kMost = 12;            // arrows; more of them would cover the map
constexpr float kLongest = 0.28f;    // of the picture's shorter side
constexpr float kShortest = 0.12f;   // of the longest arrow
constexpr float kBesideTip_px = 4;   // from an arrow's tip to its name
constexpr float kGuessed_px = 6.5f;  // width of a letter where text cannot be measured

// The layer whose projection is shown: the chosen one or the map; -1: none.
int layer_of(const train::Snapshot& seen, const LayerInput& input) {
    const int last = static_cast<int>(seen.layers.size()) - 1;
    const int layer =
        input.looking.seen_layer >= 0 && input.looking.seen_layer < last ? input.looking.seen_layer : last;
    if (layer < 0 || seen.laid_out || seen.plane.n_dims <= 2) return -1;
    const train::LayerSnapshot& shown = seen.layers[static_cast<std::size_t>(layer)];
    const std::size_t numbers = static_cast<std::size_t>(seen.n_points) * static_cast<std::size_t>(seen.plane.n_dims);
    return shown.n_units == seen.plane.n_dims && shown.values.size() == numbers ? layer : -1;
}

std::string name_of(const LayerInput& input, int layer, int number) {
    const std::vector<std::string>& labels = input.trainer.material().features.labels;
    const auto at = static_cast<std::size_t>(number);
    return layer == 0 && at < labels.size() ? labels[at] : "unit " + std::to_string(number + 1);
}

bool overlap(const map::Box& a, const map::Box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Beyond the tip, in the arrow's direction; left out where another name stands or the picture ends.
void add_name(MapLayers& layers, const map::Scene& scene, const LayerInput& input, map::Point2 tip, map::Point2 way,
              const std::string& name) {
    const map::Point2 size = input.measure != nullptr
                                 ? input.measure(name)
                                 : map::Point2{kGuessed_px * static_cast<float>(name.size()), 2 * kGuessed_px};
    const map::Point2 px = map::to_px(scene.camera, scene.viewport, tip);
    const map::Point2 middle{px.x + way.x * (kBesideTip_px + size.x / 2), px.y - way.y * (kBesideTip_px + size.y / 2)};
    const map::Box box{middle.x - size.x / 2, middle.y - size.y / 2, middle.x + size.x / 2, middle.y + size.y / 2};
    const bool outside =
        box.left < 2 || box.top < 2 || box.right > scene.viewport.width - 2 || box.bottom > scene.viewport.height - 2;
    const auto covers = [&](const map::Box& other) { return overlap(box, other); };
    if (outside || std::any_of(layers.words.begin(), layers.words.end(), covers) ||
        std::any_of(input.obstacles.begin(), input.obstacles.end(), covers)) {
        return;
    }
    layers.words.push_back(box);
    const map::Rgb color = text_color(scene);
    layers.over.texts.push_back(
        {.at = map::to_map(scene.camera, scene.viewport, middle), .turn = 0, .text = name, .color = color});
}

}  // namespace

void add_loadings(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const train::Snapshot& seen = *scene.snapshot;
    const int layer = layer_of(seen, input);
    if (layer < 0) return;
    const std::vector<float>& values = seen.layers[static_cast<std::size_t>(layer)].values;
    if (layers.loadings_of.renew(input.changes)) {
        layers.loadings = projection::longest_loadings(seen.plane, values, kMost);
    }
    if (layers.loadings.empty()) return;
    const std::vector<float> middle = train::places_on(seen.plane, seen.plane.mean);
    const float longest = layers.loadings.front().length();
    const float units =
        kLongest * std::min(scene.viewport.width, scene.viewport.height) * scene.camera.units_per_px / longest;
    const map::Rgb color = line_color(scene);
    for (const projection::Loading& loading : layers.loadings) {
        const float length = loading.length();
        if (length < kShortest * longest) break;
        const map::Point2 tip{middle[0] + loading.x * units, middle[1] + loading.y * units};
        layers.over.line({.color = color, .alpha = 0.9f, .width = 1.4f, .arrow = 6, .rim = 1},
                         {{middle[0], middle[1]}, tip});
        add_name(layers, scene, input, tip, {loading.x / length, loading.y / length},
                 name_of(input, layer, loading.number));
    }
}

}  // namespace app
