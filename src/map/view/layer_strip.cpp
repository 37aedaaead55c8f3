#include "map/view/layer_strip.h"

#include <algorithm>
#include <cmath>

namespace map {
namespace {

// The two dimensions of the map as they are, only centred.
void keep_axes(projection::Plane& plane, const train::LayerSnapshot& layer) {
    if (layer.n_units != 2) return;
    plane.axes = {1, 0, 0, 1};
}

float largest(const std::vector<float>& flat) {
    float most = 0;
    for (const float x : flat) most = std::max(most, std::fabs(x));
    return most;
}

int count_varying(const train::LayerSnapshot& layer) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    int varying = 0;
    for (std::size_t unit = 0; unit < n_units; ++unit) {
        for (std::size_t i = unit; i < layer.values.size(); i += n_units) {
            if (layer.values[i] == layer.values[unit]) continue;
            ++varying;
            break;
        }
    }
    return varying;
}

void update_picture(LayerPicture& picture, projection::Plane& plane, float& scale, const train::LayerSnapshot& layer,
                    bool is_map) {
    picture.label = layer.label;
    picture.n_units = count_varying(layer);
    projection::follow_principal_plane(plane, layer.values, layer.n_units);
    if (is_map) keep_axes(plane, layer);
    picture.shown_share = projection::shown_share(plane, layer.values);
    const std::vector<float> flat = projection::project(plane, layer.values);
    const float wanted = largest(flat);
    // Grows at once so that nothing leaves the picture, shrinks slowly, but never shows a speck.
    constexpr float kMostRoom = 1.6f;
    scale = wanted >= scale ? wanted : std::min(scale + 0.05f * (wanted - scale), kMostRoom * wanted);
    const float factor = scale > 0 ? 1 / scale : 0.0f;
    picture.places.resize(flat.size() / 2);
    for (std::size_t i = 0; i < picture.places.size(); ++i) {
        picture.places[i] = {flat[2 * i] * factor, flat[2 * i + 1] * factor};
    }
}

}  // namespace

void update_layer_strip(LayerStrip& strip, const train::Snapshot& snapshot) {
    const std::size_t n = snapshot.layers.size();
    if (strip.planes.size() != n) strip = {};
    strip.pictures.resize(n);
    strip.planes.resize(n);
    strip.scales.resize(n, 0.0f);
    for (std::size_t i = 0; i < n; ++i) {
        if (snapshot.layers[i].n_units < 1) continue;
        update_picture(strip.pictures[i], strip.planes[i], strip.scales[i], snapshot.layers[i], i + 1 == n);
    }
}

}  // namespace map
