// Principal component analysis: the plane that shows most of the variance of points. Subspace iteration starts from the
// plane of the last frame; the axes are then rotated within the plane, so the picture does not spin while points move.
// Source: Pearson 1901; iteration: Golub, Van Loan, Matrix Computations, section 8.2.4; rotation: Schoenemann 1966,
// orthogonal Procrustes. May include core. Knows nothing about models or drawing. Next: projections.h.
#pragma once

#include <array>
#include <vector>

namespace projection {

// A plane in D dimensions. The coordinates of a point on it: (point - mean) times each axis.
struct Plane {
    int n_dims = 0;
    std::vector<float> mean;       // [D]
    std::vector<float> axes;       // [2, D], orthonormal; an axis is all 0 if the points do not vary along it
    std::array<float, 2> shift{};  // 0 unless rotated by hand: train/plane_view.h adds it
};

// Updates `plane`, except its shift, to the principal plane of points [N, n_dims] (checked). Converges over a few
// calls if the points move slowly; the first call (plane.n_dims != n_dims) iterates longer.
void follow_principal_plane(Plane& plane, const std::vector<float>& points, int n_dims);

// Coordinates on the plane, [N, 2], without `shift`.
std::vector<float> project(const Plane& plane, const std::vector<float>& points);

// Share of the variance that the plane shows, 0..1; 1 for points without variance.
float shown_share(const Plane& plane, const std::vector<float>& points);

}  // namespace projection
