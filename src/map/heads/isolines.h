// Lines of equal value of a field on a grid, by marching squares with straight interpolation: contours, coasts, the
// outlines of regions. Knows no camera and no pictures: places are on the grid, the middles of its cells at whole
// numbers. May include map/view/camera.h (Point2). Source of the method: Lorensen & Cline, Marching Cubes, SIGGRAPH 1987, in
// two dimensions; where two opposite corners are high, the mean of the four says whether they belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "map/view/camera.h"

namespace map {

struct IsoLines {
    // points[first .. first + count). A closed line does not repeat its first point.
    struct Line {
        std::size_t first = 0, count = 0;
        bool closed = false;
    };
    std::vector<Point2> points;
    std::vector<Line> lines;
    // From here on the functions' own memory, kept so that the next call allocates nothing.
    std::vector<std::int32_t> next;   // of each edge of the grid that is crossed: the edge where the line goes on
    std::vector<std::uint8_t> comes;  // whether a line comes to this edge from another
    std::vector<float> padded;
};

// Where `field` [rows, columns] is `level`. Lines end only at the edge of the grid. Values of at least `level` lie to
// the left of the way, where x is the column and y, pointing up, the row. What is not a number counts as below.
// Replaces what `out` holds. A grid of less than 2 x 2 cells has no lines.
void isolines(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out);

// The outlines of what is at least `level`, closed along the edge of the grid: areas to fill by the even-odd rule.
void iso_areas(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out);

// Leaves out points that are nearer than `tolerance` to the line through those that stay (Douglas & Peucker 1973, The
// Cartographer 10(2)). In place.
void simplify(IsoLines& lines, float tolerance);

}  // namespace map
