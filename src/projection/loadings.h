// Loadings of a plane: how each dimension of the points moves them in the picture. The loading of dimension k is its
// coefficients on the two axes times its standard deviation: the shift of a point whose number k grows by one standard
// deviation. Exact for every plane, principal or random; a layout has no loadings. Source: Gabriel 1971, The biplot
// graphic display of matrices. May include core and projection. Knows nothing about models or drawing. Next: pca.h.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

struct Loading {
    int number = 0;  // the dimension, 0 .. n_dims - 1
    float x = 0, y = 0;
    [[nodiscard]] float length() const;
};

// The `most` longest loadings of the plane for points [N, n_dims]: longest first, equal ones in order of number; none
// of length 0.
std::vector<Loading> longest_loadings(const Plane& plane, const std::vector<float>& points, int most);

}  // namespace projection
