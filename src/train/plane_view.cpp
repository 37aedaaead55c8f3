#include "train/plane_view.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"

namespace train {
namespace {

// Coordinates of a vector along the axes.
std::array<double, 2> along_axes(const projection::Plane& plane, const float* x) {
    const auto n = static_cast<std::size_t>(plane.n_dims);
    std::array<double, 2> p{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (std::size_t d = 0; d < n; ++d) {
            p[axis] += static_cast<double>(x[d]) * static_cast<double>(plane.axes[axis * n + d]);
        }
    }
    return p;
}

// The plane's mean on the picture.
std::array<double, 2> middle_of(const projection::Plane& plane) {
    std::array<double, 2> p = along_axes(plane, plane.mean.data());
    for (std::size_t axis = 0; axis < 2; ++axis) p[axis] += static_cast<double>(plane.shift[axis]);
    return p;
}

// A dense layer restricted to the plane: y = (base + p A) W + b  =  p (A W) + (base W + b) for p on the plane.
DenseWeights on_plane(const DenseWeights& layer, const Lift& plane) {
    DenseWeights seen{.n_in = 2, .n_out = layer.n_out, .weight = {}, .bias = layer.bias, .tanh = layer.tanh};
    const auto n = static_cast<std::size_t>(layer.n_in), n_out = static_cast<std::size_t>(layer.n_out);
    seen.weight.assign(2 * n_out, 0.0f);
    for (std::size_t k = 0; k < n_out; ++k) {
        double at_base = static_cast<double>(layer.bias[k]);
        std::array<double, 2> along{};
        for (std::size_t d = 0; d < n; ++d) {
            const auto w = static_cast<double>(layer.weight[d * n_out + k]);
            at_base += plane.base[d] * w;
            for (std::size_t axis = 0; axis < 2; ++axis) along[axis] += plane.axes[axis * n + d] * w;
        }
        seen.bias[k] = static_cast<float>(at_base);
        for (std::size_t axis = 0; axis < 2; ++axis) seen.weight[axis * n_out + k] = static_cast<float>(along[axis]);
    }
    return seen;
}

// The plane of the first two coordinates; for one dimension, the x axis.
projection::Plane first_axes(int n_dims) {
    const auto d = static_cast<std::size_t>(n_dims);
    projection::Plane plane{
        .n_dims = n_dims, .mean = std::vector<float>(d, 0.0f), .axes = std::vector<float>(2 * d, 0.0f)};
    plane.axes[0] = 1;
    if (n_dims > 1) plane.axes[d + 1] = 1;
    return plane;
}

void follow(projection::Plane& plane, const std::vector<float>& places, int n_dims, const PlaneChoice& choice) {
    if (n_dims <= 2) {
        if (plane.n_dims != n_dims) plane = first_axes(n_dims);
        return;
    }
    const projection::Projection* row = projection::find_projection(choice.projection);
    if (row == nullptr || row->is_layout()) row = &projection::projection_table().front();
    row->follow(plane, places, n_dims, choice.throw_number);
}

// Restricts the heads to the snapshot's plane.
void show_heads(Snapshot& snapshot) {
    const Lift plane = lift_from(snapshot.plane);
    for (HeadSnapshot& head : snapshot.heads) {
        if (!head.layers.empty()) head.layers.front() = on_plane(head.on_map, plane);
    }
}

// Depth of each thing towards the viewer, relative to the radius of the points about their middle.
void show_depth(Snapshot& snapshot, const projection::Turn& turn) {
    const std::vector<float>& places = snapshot.layers.back().values;
    double radius = 0;
    snapshot.depth.clear();
    for (std::size_t at = 0; at + 3 <= places.size(); at += 3) {
        double depth = 0, squares = 0;
        for (std::size_t d = 0; d < 3; ++d) {
            const auto x = static_cast<double>(places[at + d] - snapshot.plane.mean[d]);
            depth += x * static_cast<double>(turn[6 + d]);
            squares += x * x;
        }
        snapshot.depth.push_back(static_cast<float>(depth));
        radius = std::max(radius, std::sqrt(squares));
    }
    for (float& depth : snapshot.depth) {
        depth = radius > 0 ? std::clamp(depth / static_cast<float>(radius), -1.0f, 1.0f) : 0.0f;
    }
}

}  // namespace

std::optional<projection::LayoutSettings> layout_of(const model::Spec& spec) {
    const projection::Projection* row = projection::find_projection(spec.projection);
    if (row == nullptr || !row->is_layout()) return {};
    projection::LayoutSettings settings;
    settings.method = row->method;
    settings.seed = spec.throw_number;
    if (row->method == projection::Method::tsne) {
        settings.perplexity = spec.perplexity;
        settings.exaggeration = spec.exaggeration;
        settings.early_exaggeration = spec.early_exaggeration;
        settings.rate = spec.layout_rate;
    } else if (row->method == projection::Method::umap) {
        settings.neighbours = spec.neighbours;
        settings.min_dist = spec.min_dist;
        settings.rate = spec.layout_rate;
    }
    return settings;
}

PlaneChoice plane_choice_of(const model::Spec& spec) {
    if (layout_of(spec)) return {};
    return {spec.projection, spec.throw_number};
}

std::vector<float> vectors_on(const projection::Plane& plane, const std::vector<float>& vectors) {
    if (plane.n_dims == 0) return vectors;
    std::vector<float> shown;
    const auto d = static_cast<std::size_t>(plane.n_dims);
    shown.reserve(vectors.size() / d * 2);
    for (std::size_t at = 0; at + d <= vectors.size(); at += d) {
        for (const double p : along_axes(plane, vectors.data() + at)) shown.push_back(static_cast<float>(p));
    }
    return shown;
}

std::vector<float> places_on(const projection::Plane& plane, const std::vector<float>& places) {
    std::vector<float> shown = vectors_on(plane, places);
    for (std::size_t i = 0; i < shown.size(); ++i) shown[i] += plane.shift[i % 2];
    return shown;
}

Lift lift_from(const projection::Plane& plane) {
    if (plane.n_dims == 0) return {{0, 0}, {1, 0, 0, 1}};
    const std::array<double, 2> p = middle_of(plane);
    Lift from{{plane.mean.begin(), plane.mean.end()}, {plane.axes.begin(), plane.axes.end()}};
    const std::size_t n = from.base.size();
    for (std::size_t d = 0; d < n; ++d) from.base[d] -= p[0] * from.axes[d] + p[1] * from.axes[n + d];
    return from;
}

void lift(const Lift& from, double x, double y, float* place) {
    const std::size_t n = from.base.size();
    for (std::size_t d = 0; d < n; ++d) {
        place[d] = static_cast<float>(from.base[d] + x * from.axes[d] + y * from.axes[n + d]);
    }
}

void show_on_plane(Snapshot& snapshot, projection::Plane& plane, const PlaneChoice& choice) {
    const std::vector<float>& places = snapshot.layers.back().values;
    snapshot.plane = {};
    snapshot.depth.clear();
    if (snapshot.dims == 2) {
        snapshot.points = places;
        return;
    }
    // A map of two dimensions that gets a third one stays where it is.
    if (plane.n_dims != snapshot.dims) plane = first_axes(snapshot.dims);
    follow(plane, places, snapshot.dims, choice);
    snapshot.plane = plane;
    snapshot.points = places_on(plane, places);
    for (HeadSnapshot& head : snapshot.heads) {
        if (!head.layers.empty()) head.on_map = head.layers.front();
    }
    show_heads(snapshot);
    if (snapshot.dims == 3) show_depth(snapshot, projection::turn_of(plane));
}

void show_turned(Snapshot& snapshot, const projection::Turn& turn) {
    ES_CHECK(snapshot.dims == 3 && snapshot.plane.n_dims == 3, "only a map of three dimensions can be turned");
    projection::Plane& plane = snapshot.plane;
    const std::array<double, 2> middle = middle_of(plane);
    plane.axes.assign(turn.begin(), turn.begin() + 6);
    const std::array<double, 2> unmoved = along_axes(plane, plane.mean.data());
    for (std::size_t axis = 0; axis < 2; ++axis) plane.shift[axis] = static_cast<float>(middle[axis] - unmoved[axis]);
    snapshot.points = places_on(plane, snapshot.layers.back().values);
    show_heads(snapshot);
    show_depth(snapshot, turn);
}

std::vector<float> show_layer(const Snapshot& snapshot, int layer, projection::Plane& plane,
                              const PlaneChoice& choice) {
    ES_CHECK(layer >= 0 && layer < static_cast<int>(snapshot.layers.size()), "there is no such layer");
    if (layer + 1 == static_cast<int>(snapshot.layers.size())) {
        plane = snapshot.plane;
        return snapshot.points;
    }
    const LayerSnapshot& shown = snapshot.layers[static_cast<std::size_t>(layer)];
    follow(plane, shown.values, shown.n_units, choice);
    return places_on(plane, shown.values);
}

}  // namespace train
