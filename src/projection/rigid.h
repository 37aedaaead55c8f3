// Rigid alignment in the plane: the rotation, reflection and shift (no scaling) that best align one set of points with
// another, point by point. Two maps that differ only by such a motion are the same map. Source: Schoenemann 1966,
// orthogonal Procrustes, which has a closed form in two dimensions. May include core. Knows nothing about models or
// drawing.
#pragma once

#include <array>
#include <vector>

namespace projection {

// The motion p -> R p + t.
struct Rigid {
    std::array<double, 4> turn{1, 0, 0, 1};  // [2, 2], row-major, orthonormal; determinant -1 mirrors
    std::array<double, 2> shift{};
};

// The motion that aligns `points` with `onto`, by least squares over the points that are finite in both; [N, 2] each,
// the same N (checked). The identity if the points lie in fewer than two places, which leaves the rotation open.
// Mirrors only if that is better.
Rigid align_onto(const std::vector<float>& points, const std::vector<float>& onto);

// The place where the motion takes (x, y).
std::array<double, 2> moved(const Rigid& motion, double x, double y);
Rigid inverse(const Rigid& motion);

}  // namespace projection
