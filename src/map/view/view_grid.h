// One output of a head over all that the camera sees: a coarse grid of its values, the lines of equal value through it,
// and each point of a line moved onto the exact place. What borders and contours are made of.
// May include map/heads/head_plane.h and isolines.h. Next: border_between.h, contours.h.
#pragma once

#include <vector>

#include "map/heads/head_plane.h"
#include "map/heads/isolines.h"
#include "map/view/camera.h"

namespace map {

// Places are offsets from the camera's centre, map units, as in a HeadPlane; row 0 is the lowest.
struct ViewGrid {
    int columns = 0, rows = 0;
    float x = 0, y = 0;         // node (0, 0)
    float cell = 1;             // distance of nodes, map units
    std::vector<float> values;  // [rows, columns]

    [[nodiscard]] Point2 offset(Point2 at) const { return {x + at.x * cell, y + at.y * cell}; }
};

inline constexpr float kViewCell = 8;  // logical pixels between nodes

// Covers the picture and a node more on each side. Reuses memory.
void fill_view_grid(ViewGrid& grid, const HeadPlane& plane, int output, const Camera& camera, const Viewport& viewport);

// The point near `at` where the output is `level`: two steps of Newton along the gradient, kept within a cell. Where
// that does not come closer, `at` itself.
Point2 onto_level(const HeadPlane& plane, int output, float level, Point2 at, float most);

// Lines where the output is `level`: as isolines(), but points are offsets, each on its exact place.
void view_lines(const ViewGrid& grid, const HeadPlane& plane, int output, float level, IsoLines& lines);

}  // namespace map
