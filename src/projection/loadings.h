// Loadings of a plane: how each dimension of the points moves them in the picture. The loading of dimension k is its
// coefficients on the two axes times its standard deviation: the shift of a point in the picture when its coordinate k
// grows by one standard deviation. Exact for every plane; a layout has none. Source: Gabriel 1971, The biplot graphic
// display of matrices. May include core and projection. Knows nothing about models or drawing. Next: pca.h.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

struct Loading {
    int number = 0;      // the dimension, 0 .. n_dims - 1
    float x = 0, y = 0;  // the shift, in the units of the picture
    [[nodiscard]] float length() const;
};

// At most `most` loadings of the plane for points [N, n_dims]: the longest first, ties by dimension. Loadings of length
// 0 are left out.
std::vector<Loading> longest_loadings(const Plane& plane, const std::vector<float>& points, int most);

}  // namespace projection
