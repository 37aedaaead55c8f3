// The rigid motion of the plane (turn, mirror, shift; no scaling) that lays one cloud of points onto another, point by
// point: two maps that differ only by how they lie on the page are the same map. Source: Schoenemann 1966, orthogonal
// Procrustes; in two dimensions the best turn and the best mirrored turn have a closed form.
// May include core. Knows nothing of models or pictures.
#pragma once

#include <array>
#include <vector>

namespace projection {

// p -> R p + t
struct Rigid {
    std::array<double, 4> turn{1, 0, 0, 1};  // [2, 2], row-major, orthonormal; determinant -1 mirrors
    std::array<double, 2> shift{};
};

// Least squares over the points that are finite in both; [N, 2] each, the same N (checked). The identity where nothing
// tells one turn from another (fewer than two places). Mirrors only where that is better.
Rigid lay_onto(const std::vector<float>& points, const std::vector<float>& onto);

std::array<double, 2> moved(const Rigid& motion, double x, double y);
Rigid inverse(const Rigid& motion);

}  // namespace projection
