#include "map/view/layer_strip.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/hash.h"

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

std::uint64_t fingerprint(const train::LayerSnapshot& layer) {
    std::uint64_t hash = core::kHashStart + static_cast<std::uint64_t>(layer.n_units);
    for (const float value : layer.values) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        hash = (hash ^ bits) * 1099511628211ull;
    }
    return hash;
}

// Returns whether the picture is at rest: it would hardly be another one if it were made of the same values again.
bool update_picture(LayerPicture& picture, projection::Plane& plane, float& scale, const train::LayerSnapshot& layer,
                    bool is_map) {
    picture.n_units = count_varying(layer);
    projection::follow_principal_plane(plane, layer.values, layer.n_units);
    if (is_map) keep_axes(plane, layer);
    picture.shown_share = projection::shown_share(plane, layer.values);
    const std::vector<float> flat = projection::project(plane, layer.values);
    const float wanted = largest(flat);
    // Grows at once so that nothing leaves the picture, shrinks slowly, but never shows a speck.
    constexpr float kMostRoom = 1.6f;
    const float before = scale;
    scale = wanted >= scale ? wanted : std::min(scale + 0.05f * (wanted - scale), kMostRoom * wanted);
    const float factor = scale > 0 ? 1 / scale : 0.0f;
    picture.places.resize(flat.size() / 2);
    for (std::size_t i = 0; i < picture.places.size(); ++i) {
        picture.places[i] = {flat[2 * i] * factor, flat[2 * i + 1] * factor};
    }
    constexpr float kRest = 1e-4f;
    return std::fabs(scale - before) <= kRest * scale;
}

}  // namespace

void update_layer_strip(LayerStrip& strip, const train::Snapshot& snapshot) {
    const std::size_t n = snapshot.layers.size();
    if (strip.planes.size() != n) strip = {};
    strip.pictures.resize(n);
    strip.planes.resize(n);
    strip.scales.resize(n, 0.0f);
    strip.made_of.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const train::LayerSnapshot& layer = snapshot.layers[i];
        if (layer.n_units < 1) continue;
        strip.pictures[i].label = layer.label;
        if (!strip.made_of[i].renew(fingerprint(layer))) continue;
        const bool rests = update_picture(strip.pictures[i], strip.planes[i], strip.scales[i], layer, i + 1 == n);
        if (!rests) strip.made_of[i].forget();
    }
}

}  // namespace map
