// See links_on_map.h.
#include "app/view/links_on_map.h"

#include <string_view>
#include <utility>
#include <vector>

#include "app/view/on_scene.h"

namespace app {
namespace {

constexpr std::size_t kMostLinks = 600;
constexpr std::string_view kEdges = ".edges";  // a constant of each graph layer (model/layers/form_builder.cpp)

// Edges [E, 3] (from, to, weight) of the first graph layer that has edges between things (others have only self-loops);
// null: there is none.
const std::vector<float>* edges_of(const engine::Graph& graph) {
    for (const engine::Node& node : graph.nodes) {
        if (!std::string_view(node.name).ends_with(kEdges)) continue;
        for (std::size_t i = 0; i + 2 < node.constant.size(); i += 3) {
            if (node.constant[i] != node.constant[i + 1]) return &node.constant;
        }
    }
    return nullptr;
}

// [i, j] with i < j, each once.
std::vector<std::pair<int, int>> links_of(const std::vector<float>& edges) {
    std::vector<std::pair<int, int>> links;
    for (std::size_t i = 0; i + 2 < edges.size(); i += 3) {
        const int from = static_cast<int>(edges[i]), to = static_cast<int>(edges[i + 1]);
        if (from < to) links.emplace_back(from, to);
    }
    return links;
}

}  // namespace

void add_links(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const std::vector<float>* edges = edges_of(input.trainer.model().program.graph);
    if (edges == nullptr) {
        layers.links.clear();
        layers.links_of.forget();
        return;
    }
    if (layers.links_of.renew({edges->data(), edges->size()})) layers.links = links_of(*edges);
    const train::Snapshot& shown = *scene.snapshot;
    const map::Rgb color = line_color(scene);
    const int lit = scene.hovered >= 0 ? scene.hovered : scene.pinned;
    const std::size_t n = layers.links.size();
    const bool few = n <= kMostLinks / 4;
    for (std::size_t i = 0; i < n; ++i) {
        const auto [a, b] = layers.links[i];
        const bool of_lit = a == lit || b == lit;
        // At most kMostLinks of them, evenly spread.
        if (!of_lit && n > kMostLinks && i * kMostLinks / n == (i + 1) * kMostLinks / n) continue;
        if (a >= shown.n_points || b >= shown.n_points) continue;
        layers.under.line({.color = color,
                           .alpha = of_lit ? 0.95f
                                    : few  ? 0.45f
                                           : 0.18f,
                           .width = of_lit ? 2.0f
                                    : few  ? 1.1f
                                           : 0.8f},
                          {place_of(scene, a), place_of(scene, b)});
    }
}

}  // namespace app
