#include "train/plane_view.h"

#include <array>

namespace train {
namespace {

// Two coordinates of a vector along the axes.
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

// The mean without its part along the axes.
std::vector<double> base_of(const projection::Plane& plane) {
    const std::array<double, 2> p = along_axes(plane, plane.mean.data());
    std::vector<double> base(plane.mean.begin(), plane.mean.end());
    for (std::size_t d = 0; d < base.size(); ++d) {
        base[d] -= p[0] * static_cast<double>(plane.axes[d]) + p[1] * static_cast<double>(plane.axes[base.size() + d]);
    }
    return base;
}

// y = (base + p A) W + b  =  p (A W) + (base W + b), p on the plane.
DenseWeights on_plane(const DenseWeights& layer, const projection::Plane& plane, const std::vector<double>& base) {
    DenseWeights seen{.n_in = 2, .n_out = layer.n_out, .weight = {}, .bias = layer.bias, .tanh = layer.tanh};
    const auto n = static_cast<std::size_t>(layer.n_in), n_out = static_cast<std::size_t>(layer.n_out);
    seen.weight.assign(2 * n_out, 0.0f);
    for (std::size_t k = 0; k < n_out; ++k) {
        double at_base = static_cast<double>(layer.bias[k]);
        std::array<double, 2> along{};
        for (std::size_t d = 0; d < n; ++d) {
            const auto w = static_cast<double>(layer.weight[d * n_out + k]);
            at_base += base[d] * w;
            for (std::size_t axis = 0; axis < 2; ++axis)
                along[axis] += static_cast<double>(plane.axes[axis * n + d]) * w;
        }
        seen.bias[k] = static_cast<float>(at_base);
        for (std::size_t axis = 0; axis < 2; ++axis) seen.weight[axis * n_out + k] = static_cast<float>(along[axis]);
    }
    return seen;
}

// The plane of the first two coordinates; of one dimension, the line along x.
projection::Plane first_axes(int n_dims) {
    const auto d = static_cast<std::size_t>(n_dims);
    projection::Plane plane{
        .n_dims = n_dims, .mean = std::vector<float>(d, 0.0f), .axes = std::vector<float>(2 * d, 0.0f)};
    plane.axes[0] = 1;
    if (n_dims > 1) plane.axes[d + 1] = 1;
    return plane;
}

}  // namespace

void show_on_plane(Snapshot& snapshot, projection::Plane& plane) {
    const std::vector<float>& places = snapshot.layers.back().values;
    snapshot.plane = {};
    if (snapshot.dims == 2) {
        snapshot.points = places;
        return;
    }
    if (plane.n_dims != snapshot.dims) plane = first_axes(snapshot.dims);
    if (snapshot.dims > 2) projection::follow_principal_plane(plane, places, snapshot.dims);
    snapshot.plane = plane;
    snapshot.points.clear();
    const auto d = static_cast<std::size_t>(snapshot.dims);
    for (std::size_t at = 0; at + d <= places.size(); at += d) {
        for (const double p : along_axes(plane, places.data() + at)) snapshot.points.push_back(static_cast<float>(p));
    }
    const std::vector<double> base = base_of(plane);
    for (HeadSnapshot& head : snapshot.heads) {
        if (!head.layers.empty()) head.layers.front() = on_plane(head.layers.front(), plane, base);
    }
}

}  // namespace train
