// One output of a head, sampled over the camera's view: a coarse grid of its values, and lines of equal value through
// the grid, whose points are moved onto that value. For borders and contours. Coordinates are offsets from the
// camera's centre in map units, as in HeadPlane; row 0 is the lowest. May include map/heads/head_plane.h and
// isolines.h. Next: border_between.h, contours.h.
#pragma once

#include <vector>

#include "map/heads/head_plane.h"
#include "map/heads/isolines.h"
#include "map/view/camera.h"

namespace map {

struct ViewGrid {
    int columns = 0, rows = 0;
    float x = 0, y = 0;         // place of node (0, 0), the lower left one
    float cell = 1;             // distance of nodes, map units
    std::vector<float> values;  // [rows, columns]

    // at: columns and rows of the grid, as in isolines().
    [[nodiscard]] Point2 offset(Point2 at) const { return {x + at.x * cell, y + at.y * cell}; }
};

inline constexpr float kViewCell = 8;  // logical pixels between nodes

// Samples the output over the picture and one node more on each side. Reuses memory.
void fill_view_grid(ViewGrid& grid, const HeadPlane& plane, int output, const Camera& camera, const Viewport& viewport);

// The point near `at` where the output equals `level`, by two steps of Newton's method along the gradient. Stops before
// a step that comes no closer to the level or leads farther than `most` map units from `at`.
Point2 onto_level(const HeadPlane& plane, int output, float level, Point2 at, float most);

// Lines where the output equals `level`: like isolines(), but in offsets, with each point moved by onto_level().
void view_lines(const ViewGrid& grid, const HeadPlane& plane, int output, float level, IsoLines& lines);

}  // namespace map
