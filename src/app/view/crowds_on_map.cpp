// See crowds_on_map.h.
#include "app/view/crowds_on_map.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/view/on_scene.h"
#include "data/features.h"
#include "map/things/class_colors.h"

namespace app {
namespace {

// True classes for the head that is shown; empty without one that has classes.
const std::vector<int>& truth_of(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const bool asked = scene.view.head >= 0 && scene.view.answer == model::Answer::classes;
    const std::string target =
        asked ? scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)].spec.target : "";
    const data::Dataset& dataset = input.trainer.material().dataset;
    if (!layers.truth_of.renew({&dataset, target})) return layers.truth;
    const data::Attribute* attribute = data::find_attribute(dataset.row, target);
    layers.truth = attribute != nullptr ? data::build_target(dataset, *attribute).codes : std::vector<int>();
    return layers.truth;
}

// The strong form of the ground's colour for this prediction: of its class, or muted.
map::Rgb heap_color(const map::Scene& scene, int answer) {
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    if (scene.view.muted)
        return map::mix(map::muted_class_color(static_cast<int>(map::class_slot(head, answer)), scene.dark),
                        line_color(scene), 0.35f);
    return map::class_color(map::class_index(head, answer), scene.dark);
}

// Crowds of things with pictures: fans in a ring of their answer's colour, with how many there are and how many of them
// are wrong; wrong ones that are shown have a ring of their own.
void add_heaps(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    map::make_heaps(input.grid, scene, layers.crowds, truth_of(layers, scene, input), layers.heaps);
    layers.pictures.clear();
    for (const map::PictureMark& mark : *scene.picture_marks) {
        const auto thing = static_cast<std::size_t>(mark.thing);
        const bool heaped = thing < layers.crowds.taken.size() && layers.crowds.taken[thing] != 0;
        if (!heaped || mark.thing == scene.pinned || mark.thing == scene.hovered) layers.pictures.push_back(mark);
    }
    layers.pictures.insert(layers.pictures.begin(), layers.heaps.pictures.begin(), layers.heaps.pictures.end());
    scene.picture_marks = &layers.pictures;
    for (const map::Heap& heap : layers.heaps.heaps) {
        if (!is_in_picture(scene, heap.at)) continue;
        const bool answered = heap.answer >= 0 && scene.view.head >= 0;
        // In the colour of its ground.
        const map::Rgb color = answered ? heap_color(scene, heap.answer) : line_color(scene);
        add_ring(layers.under, scene, heap.at, heap.radius_px, {.color = color, .width = 3, .rim = 1.5f});
        const float units = scene.camera.units_per_px;
        for (std::size_t k = heap.first; k < heap.first + heap.shown; ++k) {
            const map::PictureMark& mark = layers.heaps.pictures[k];
            const map::Point2 home = place_of(scene, mark.thing);
            if (!mark.wrong) continue;
            add_ring(layers.over, scene, {home.x + mark.shift.x * units, home.y + mark.shift.y * units},
                     mark.size * 0.74f, {.color = line_color(scene), .width = 2, .rim = 1.5f});
        }
        std::string count = std::to_string(heap.count);
        if (heap.wrong > 0) count += ", " + std::to_string(heap.wrong) + " wrong";
        layers.over.texts.push_back({.at = {heap.at.x, heap.at.y + (heap.radius_px + 11) * units},
                                     .turn = 0,
                                     .text = count,
                                     .color = text_color(scene)});
    }
}

}  // namespace

void add_crowds(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    constexpr std::size_t kMost = 40;
    const bool pictured = scene.pictures != nullptr && scene.pictures->side > 0 && scene.picture_marks != nullptr;
    if (layers.crowds_of.renew({input.changes, scene.camera}))
        map::find_crowds(input.grid, scene.camera, layers.crowds);
    if (pictured && !layers.crowds.crowds.empty()) return add_heaps(layers, scene, input);
    for (std::size_t i = 0; i < std::min(kMost, layers.crowds.crowds.size()); ++i) {
        const map::Crowd& crowd = layers.crowds.crowds[i];
        if (!is_in_picture(scene, crowd.at)) continue;
        const float px = 5 + 1.5f * std::log2(static_cast<float>(crowd.count));
        add_ring(layers.under, scene, crowd.at, px,
                 {.color = line_color(scene), .alpha = 0.8f, .width = 1.5f, .rim = 1});
        const float away = (px + 9) * scene.camera.units_per_px;
        const map::Point2 beside{crowd.at.x + away, crowd.at.y + 0.5f * away};
        const auto near = [&](const map::OverlayText& other) {
            return std::abs(other.at.x - beside.x) < 22 * scene.camera.units_per_px &&
                   std::abs(other.at.y - beside.y) < 13 * scene.camera.units_per_px;
        };
        // Not where a larger crowd has its count: overlapping counts cannot be read.
        if (std::any_of(layers.over.texts.begin(), layers.over.texts.end(), near)) continue;
        layers.over.texts.push_back(
            {.at = beside, .turn = 0, .text = std::to_string(crowd.count), .color = text_color(scene)});
    }
}

}  // namespace app
