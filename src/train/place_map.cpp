// See place_map.h.
#include "train/place_map.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/check.h"

namespace train {
namespace {

constexpr int kMostPlaces = 2400;
constexpr double kInside = 0.98;  // share of the points that the square holds along each axis
constexpr float kMargin = 1.08f;

// The channels of all places of these things, [things * places, C].
std::vector<float> channels_of(const LayerSnapshot& layer, const std::vector<int>& things) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    std::vector<float> values;
    values.reserve(things.size() * n_units);
    for (const int thing : things) {
        const auto row = layer.values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(thing) * n_units);
        values.insert(values.end(), row, row + static_cast<std::ptrdiff_t>(n_units));
    }
    return values;
}

struct Range {
    float low = 0, high = 0;
};

// The range of most points along one axis; those furthest out are left aside.
Range range_of(const std::vector<float>& points, std::size_t axis) {
    std::vector<float> values;
    values.reserve(points.size() / 2);
    for (std::size_t i = axis; i < points.size(); i += 2) {
        if (std::isfinite(points[i])) values.push_back(points[i]);
    }
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto aside = static_cast<std::size_t>((1 - kInside) / 2 * static_cast<double>(values.size()));
    return {values[aside], values[values.size() - 1 - aside]};
}

void frame_points(PlaceMap& map) {
    const Range x = range_of(map.points, 0), y = range_of(map.points, 1);
    map.middle_x = (x.low + x.high) / 2;
    map.middle_y = (y.low + y.high) / 2;
    map.half_side = std::max(kMargin * std::max(x.high - x.low, y.high - y.low) / 2, 1e-6f);
}

}  // namespace

bool has_places(const data::Form& form) {
    return (form.kind == data::FormKind::picture || form.kind == data::FormKind::sequence) && data::places_of(form) > 1;
}

std::vector<int> things_for_places(int n_things, const data::Form& form, int also) {
    const int wanted = std::clamp(kMostPlaces / std::max(data::places_of(form), 1), 1, std::max(n_things, 1));
    std::vector<int> things;
    for (int i = 0; i < wanted && n_things > 0; ++i)
        things.push_back(static_cast<int>(static_cast<long>(i) * n_things / wanted));
    if (also >= 0 && also < n_things && !std::binary_search(things.begin(), things.end(), also))
        things.insert(std::upper_bound(things.begin(), things.end(), also), also);
    return things;
}

void update_place_map(PlaceMap& map, const Snapshot& snapshot, int layer, const data::Form& form,
                      std::vector<int> things) {
    const LayerSnapshot& shown = snapshot.layers[static_cast<std::size_t>(layer)];
    const int n_places = data::places_of(form);
    ES_CHECK(n_places > 0 && shown.n_units % n_places == 0, "a layer has the same number of channels at each place");
    const int n_channels = shown.n_units / n_places;
    if (map.layer != layer || map.n_channels != n_channels || map.form != form) map.plane = {};
    map.layer = layer;
    map.form = form;
    map.n_channels = n_channels;
    map.things = std::move(things);
    map.shown_share = 1;
    const std::vector<float> values = channels_of(shown, map.things);
    if (n_channels == 2) {
        map.points = values;
    } else if (n_channels == 1) {
        map.points.clear();
        for (const float value : values) map.points.insert(map.points.end(), {value, 0.0f});
    } else {
        projection::follow_principal_plane(map.plane, values, n_channels);
        map.points = projection::project(map.plane, values);
        map.shown_share = projection::shown_share(map.plane, values);
    }
    frame_points(map);
}

bool is_same_everywhere(const PlaceMap& map, const data::Tokens& tokens) {
    const auto steps = static_cast<std::size_t>(tokens.steps);
    if (map.form.kind != data::FormKind::sequence || map.form.steps != tokens.steps) return false;
    const float near = 1e-4f * map.half_side;
    std::vector<int> first(tokens.texts.size(), -1);  // for each token: the point where it was met first
    for (std::size_t i = 0; i < map.things.size() * steps; ++i) {
        const int code = tokens.codes[static_cast<std::size_t>(map.things[i / steps]) * steps + i % steps];
        if (code < 0) continue;
        int& known = first[static_cast<std::size_t>(code)];
        if (known < 0) known = static_cast<int>(i);
        const auto at = static_cast<std::size_t>(known);
        if (std::fabs(map.points[2 * i] - map.points[2 * at]) > near ||
            std::fabs(map.points[2 * i + 1] - map.points[2 * at + 1]) > near)
            return false;
    }
    return true;
}

}  // namespace train
