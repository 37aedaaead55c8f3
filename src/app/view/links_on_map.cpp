// See links_on_map.h.
#include "app/view/links_on_map.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "map/land/fantasy.h"

namespace app {
namespace {

constexpr std::size_t kMostLinks = 600;
constexpr std::string_view kEdges = ".edges";  // the constant that graph layers share (model/layers/form_builder.cpp)

// [E, 3]: from, to, weight of the first graph layer; null: there is none.
const std::vector<float>* edges_of(const engine::Graph& graph) {
    for (const engine::Node& node : graph.nodes) {
        if (std::string_view(node.name).ends_with(kEdges) && !node.constant.empty()) return &node.constant;
    }
    return nullptr;
}

// Strongest first; [i, j] with i < j, each once.
std::vector<std::pair<int, int>> links_of(const std::vector<float>& edges) {
    struct Weighted {
        std::pair<int, int> ends;
        float weight;
    };
    std::vector<Weighted> found;
    for (std::size_t i = 0; i + 2 < edges.size(); i += 3) {
        const int from = static_cast<int>(edges[i]), to = static_cast<int>(edges[i + 1]);
        if (from < to) found.push_back({{from, to}, edges[i + 2]});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Weighted& a, const Weighted& b) { return a.weight > b.weight; });
    std::vector<std::pair<int, int>> links;
    for (const Weighted& link : found) links.push_back(link.ends);
    return links;
}

}  // namespace

void add_links(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const std::vector<float>* edges = edges_of(input.trainer.model().program.graph);
    if (edges == nullptr) return;
    if (layers.links_of.renew({edges->data(), edges->size()})) layers.links = links_of(*edges);
    const train::Snapshot& shown = *scene.snapshot;
    const map::Rgb color = scene.terrain ? map::fantasy_colors(scene.dark).ink : map::border(scene.dark);
    const int lit = scene.hovered >= 0 ? scene.hovered : scene.pinned;
    const auto place = [&](int thing) {
        return map::Point2{shown.points[2 * static_cast<std::size_t>(thing)],
                           shown.points[2 * static_cast<std::size_t>(thing) + 1]};
    };
    const bool few = layers.links.size() <= kMostLinks / 4;
    for (std::size_t i = 0; i < layers.links.size(); ++i) {
        const auto [a, b] = layers.links[i];
        const bool of_lit = a == lit || b == lit;
        if (!of_lit && i >= kMostLinks) continue;
        if (a >= shown.n_points || b >= shown.n_points) continue;
        layers.under.line({.color = color,
                           .alpha = of_lit ? 0.95f
                                    : few  ? 0.45f
                                           : 0.18f,
                           .width = of_lit ? 2.0f
                                    : few  ? 1.1f
                                           : 0.8f},
                          {place(a), place(b)});
    }
}

}  // namespace app
