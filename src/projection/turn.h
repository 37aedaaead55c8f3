// Rotation of three-dimensional points by dragging: three axes that stay orthonormal however often they are rotated.
// May include core and projection. Knows nothing about the mouse or drawing. Next: train/plane_view.h.
#pragma once

#include <array>

#include "projection/pca.h"

namespace projection {

// The picture's axes in the space of the points, one in each row: to the right, up, towards the viewer. Orthonormal.
using Turn = std::array<float, 9>;

// The axes of a plane in three dimensions (checked), and the axis perpendicular to it (right-handed). An axis of the
// plane that is all 0 is replaced.
Turn turn_of(const Plane& plane);

// Rotates by these angles (radians) about the picture's own axes, as a drag does: points in front move to the right and
// up, points behind the other way.
Turn turned(const Turn& turn, float right, float up);

// Makes the axes orthonormal again (Gram-Schmidt): the first axis keeps its direction.
Turn orthonormal(const Turn& turn);

}  // namespace projection
