// See path.h.
#include "lessons/exhibits/path.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lessons {

std::vector<float> outputs_at(const train::HeadSnapshot& head, std::vector<float> place) {
    for (const train::DenseWeights& layer : head.layers) {
        if (static_cast<int>(place.size()) != layer.n_in) return {};
        std::vector<float> next;
        next.reserve(static_cast<std::size_t>(layer.n_out));
        for (int k = 0; k < layer.n_out; ++k) {
            auto sum = static_cast<double>(layer.bias[static_cast<std::size_t>(k)]);
            for (int i = 0; i < layer.n_in; ++i) {
                sum += static_cast<double>(place[static_cast<std::size_t>(i)]) *
                       static_cast<double>(layer.weight[static_cast<std::size_t>(i * layer.n_out + k)]);
            }
            next.push_back(static_cast<float>(layer.tanh ? std::tanh(sum) : sum));
        }
        place = std::move(next);
    }
    if (head.answer == model::Answer::classes) return place;
    for (std::size_t k = 0; k < place.size() && k < head.mean.size(); ++k) {
        place[k] = place[k] * head.scale[k] + head.mean[k];
    }
    return place;
}

std::vector<std::vector<float>> stops_of(const Path& path, const train::Snapshot& shown, int n_stops) {
    if (path.from < 0 || path.to < 0 || path.from >= shown.n_points || path.to >= shown.n_points) return {};
    if (shown.layers.empty() || n_stops < 2) return {};
    const train::LayerSnapshot& map = shown.layers.back();
    const auto dims = static_cast<std::size_t>(map.n_units);
    const float* from = map.values.data() + static_cast<std::size_t>(path.from) * dims;
    const float* to = map.values.data() + static_cast<std::size_t>(path.to) * dims;
    std::vector<std::vector<float>> stops(static_cast<std::size_t>(n_stops));
    for (int i = 0; i < n_stops; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(n_stops - 1);
        for (std::size_t d = 0; d < dims; ++d) {
            stops[static_cast<std::size_t>(i)].push_back(from[d] + share * (to[d] - from[d]));
        }
    }
    return stops;
}

std::vector<int> classes_along(const Path& path, const train::Snapshot& shown, const train::HeadSnapshot& head) {
    constexpr int kStops = 65;  // finer than the width of any region
    std::vector<int> lands;
    if (head.answer != model::Answer::classes) return lands;
    for (const std::vector<float>& stop : stops_of(path, shown, kStops)) {
        const std::vector<float> said = outputs_at(head, stop);
        if (said.empty()) return {};
        const auto land = static_cast<int>(std::max_element(said.begin(), said.end()) - said.begin());
        if (lands.empty() || lands.back() != land) lands.push_back(land);
    }
    return lands;
}

}  // namespace lessons
