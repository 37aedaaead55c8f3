// Loadings of a plane: how each number of the points moves them in the picture. That of number k is its coefficient on both
// axes times its standard deviation, so it is where a point goes whose number k grows by one standard deviation. Exact for
// every plane, principal or random; a layout has none. Source: Gabriel 1971, The biplot graphic display of matrices.
// May include core and projection. Knows no models and no pictures. Next: pca.h.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

struct Loading {
    int number = 0;  // which of the n_dims
    float x = 0, y = 0;
    [[nodiscard]] float length() const;
};

// The `most` longest loadings of the plane for points [N, n_dims], longest first, equal ones by number; none of length 0.
std::vector<Loading> longest_loadings(const Plane& plane, const std::vector<float>& points, int most);

}  // namespace projection
