#include "projection/turn.h"

#include <cmath>

#include "core/check.h"

namespace projection {
namespace {

using Axis = std::array<double, 3>;

Axis row(const Turn& turn, std::size_t r) {
    return {static_cast<double>(turn[3 * r]), static_cast<double>(turn[3 * r + 1]),
            static_cast<double>(turn[3 * r + 2])};
}

double dot(const Axis& a, const Axis& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Axis cross(const Axis& a, const Axis& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

// Scales to length 1; false if the length is next to nothing.
bool normalise(Axis& axis) {
    const double length = std::sqrt(dot(axis, axis));
    if (!(length > 1e-6)) return false;
    for (double& x : axis) x /= length;
    return true;
}

// The part of `axis` perpendicular to `first`, of length 1; if there is none, of another axis.
Axis across(Axis axis, const Axis& first) {
    for (std::size_t other = 0;; ++other) {
        const double along = dot(axis, first);
        for (std::size_t d = 0; d < 3; ++d) axis[d] -= along * first[d];
        if (normalise(axis)) return axis;
        axis = {other == 1 ? 1.0 : 0.0, other == 0 ? 1.0 : 0.0, other == 2 ? 1.0 : 0.0};
    }
}

// p' = cos p + sin q, q' = -sin p + cos q
void rotate(Axis& p, Axis& q, float angle) {
    const double c = std::cos(static_cast<double>(angle)), s = std::sin(static_cast<double>(angle));
    for (std::size_t d = 0; d < 3; ++d) {
        const double old = p[d];
        p[d] = c * old + s * q[d];
        q[d] = -s * old + c * q[d];
    }
}

Turn from_axes(Axis right, const Axis& up) {
    if (!normalise(right)) right = {1, 0, 0};
    const Axis second = across(up, right), front = cross(right, second);
    Turn turn{};
    for (std::size_t d = 0; d < 3; ++d) {
        turn[d] = static_cast<float>(right[d]);
        turn[3 + d] = static_cast<float>(second[d]);
        turn[6 + d] = static_cast<float>(front[d]);
    }
    return turn;
}

}  // namespace

Turn turn_of(const Plane& plane) {
    ES_CHECK(plane.n_dims == 3 && plane.axes.size() == 6, "only a plane in three dimensions has one axis out of it");
    const Turn axes = {plane.axes[0], plane.axes[1], plane.axes[2], plane.axes[3], plane.axes[4], plane.axes[5]};
    return from_axes(row(axes, 0), row(axes, 1));
}

Turn turned(const Turn& turn, float right, float up) {
    Axis x = row(turn, 0), y = row(turn, 1), z = row(turn, 2);
    rotate(x, z, right);
    rotate(y, z, up);
    return from_axes(x, y);
}

Turn orthonormal(const Turn& turn) { return from_axes(row(turn, 0), row(turn, 1)); }

}  // namespace projection
