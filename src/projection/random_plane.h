// Random projection onto a plane that is spanned by two random Gaussian directions, made orthonormal. Apart from the
// mean, the plane does not depend on the points. May include core and projection. Next: pca.h.
//
// Why this can work: projecting D dimensions onto d random directions multiplies all squared distances by about d / D,
// the more exactly the larger d is (Johnson, Lindenstrauss 1984; Gaussian directions: Dasgupta, Gupta 2003). With d =
// 2, as here, the error is large.
#pragma once

#include <vector>

#include "projection/pca.h"

namespace projection {

// Sets `plane` for points [N, n_dims]: axes that depend on the seed only, and the mean of the points.
void follow_random_plane(Plane& plane, const std::vector<float>& points, int n_dims, int seed);

}  // namespace projection
