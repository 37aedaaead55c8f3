// Random projection: a plane spanned by two random Gaussian directions, made orthonormal. It does not depend on the
// points. Projected onto d random directions of D, squared distances are d / D of the original ones on average, and the
// more directions the closer to that (Johnson, Lindenstrauss 1984; Gaussian directions: Dasgupta, Gupta 2003). Two
// directions are very few. May include core and projection.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

// Sets `plane` for points [N, n_dims]. The same throw_number gives the same axes; the mean is that of the points.
void follow_random_plane(Plane& plane, const std::vector<float>& points, int n_dims, int throw_number);

}  // namespace projection
