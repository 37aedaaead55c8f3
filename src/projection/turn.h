// A cloud of three dimensions turned by hand: three axes that stay at right angles however often they are turned.
// May include core and projection. Knows nothing of pointers and pictures.
#pragma once

#include <array>

#include "projection/pca.h"

namespace projection {

// The picture's axes in the space of the cloud, one a row: to the right, up, towards the eye. Orthonormal.
using Turn = std::array<float, 9>;

// A plane in three dimensions and the axis that comes out of it (right-handed). Axes that the plane lacks are made up.
Turn turn_of(const Plane& plane);

// The cloud turned about the picture's own axes by these angles (radians), as by a drag: what is in front moves to the
// right and up, what is behind the other way.
Turn turned(const Turn& turn, float right, float up);

// The nearest axes at right angles: the first keeps its direction, the second its side (Gram-Schmidt).
Turn orthonormal(const Turn& turn);

}  // namespace projection
