// A plane thrown at random: two directions from a Gaussian, made orthonormal. It knows nothing of the points, so it
// keeps all distances alike: in d directions of D, squared distances are d / D of what they were, on average, and the
// more directions the closer each is to that (Johnson, Lindenstrauss 1984; Gaussian directions: Dasgupta, Gupta 2003).
// Two directions are very few. May include core and projection.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

// points [N, n_dims]; the same throw gives the same axes, the mean is that of the points.
void follow_random_plane(Plane& plane, const std::vector<float>& points, int n_dims, int throw_number);

}  // namespace projection
