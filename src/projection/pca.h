// The plane that shows most of a cloud of points: principal components by subspace iteration, warm from the plane of
// the frame before, and turned so that the picture does not spin while the points move. Source: Pearson 1901; subspace
// iteration: Golub, Van Loan, Matrix Computations, section 8.2.4; turning: Schoenemann 1966, orthogonal Procrustes, in
// two dimensions. May include core. Knows nothing of models or pictures.
#pragma once

#include <array>
#include <vector>

namespace projection {

// A plane in D dimensions: (point - mean) times each axis gives the two coordinates.
struct Plane {
    int n_dims = 0;
    std::vector<float> mean;       // [D]
    std::vector<float> axes;       // [2, D], orthonormal; all 0 where the cloud has no such direction
    std::array<float, 2> shift{};  // of the picture; 0 unless it is turned by hand (train/plane_view.h)
};

// points [N, D]. Converges over a few calls if the cloud moves slowly; the first call (plane.n_dims != n_dims) runs
// longer.
void follow_principal_plane(Plane& plane, const std::vector<float>& points, int n_dims);

// [N, 2]
std::vector<float> project(const Plane& plane, const std::vector<float>& points);

// Share of the cloud's variance that the plane shows, 0..1; 1 for a cloud without variance.
float shown_share(const Plane& plane, const std::vector<float>& points);

}  // namespace projection
