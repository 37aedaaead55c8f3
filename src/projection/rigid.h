// Rigid alignment in the plane: the rotation, reflection and shift (no scaling) that best align one set of points with
// another, point by point. Two maps that differ only by such a motion are the same map. Source: Schoenemann 1966,
// orthogonal Procrustes, which has a closed form in two dimensions. May include core. Knows nothing about models or
// drawing. Next: train/moved_snapshot.h.
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
// the same N (checked). Points that are all in one place are only shifted, as any rotation would fit; without finite
// points it is the identity. Mirrors only if that fits better.
Rigid align_onto(const std::vector<float>& points, const std::vector<float>& onto);

// The place where the motion takes (x, y).
std::array<double, 2> moved(const Rigid& motion, double x, double y);
Rigid inverse(const Rigid& motion);

}  // namespace projection
