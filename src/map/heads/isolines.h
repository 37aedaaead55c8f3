// Marching squares: lines of equal value of a field on a grid, with linear interpolation; for contours, coasts,
// outlines of regions. Coordinates are those of the grid, with cell centres at whole numbers; knows no camera and no
// pictures. May include map/view/camera.h (Point2). Source: Lorensen & Cline, Marching Cubes, SIGGRAPH 1987, in two
// dimensions; where two opposite corners are high (a saddle), the mean of the four decides whether they are connected.
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
    // Internal memory, reused by the next call:
    std::vector<std::int32_t> next;   // for each edge of the grid that is crossed: the next edge of the line
    std::vector<std::uint8_t> comes;  // whether the line has an edge before this one
    std::vector<float> padded;
};

// The lines where `field` [rows, columns] equals `level`. Lines end only at the edge of the grid. Values >= level lie
// to the left of the line's direction, where x is the column and y, pointing up, the row. NaN counts as below. Replaces
// `out`. A grid of less than 2 x 2 cells has no lines.
void isolines(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out);

// The outlines of the area with values >= level, closed along the edge of the grid; to be filled by the even-odd rule.
// Arguments as above; replaces `out`, too.
void iso_areas(const std::vector<float>& field, int columns, int rows, float level, IsoLines& out);

// Simplifies lines in place: drops points that are nearer than `tolerance`, in cells, to the line through the remaining
// ones (Douglas & Peucker 1973, The Cartographer 10(2)). Closed lines may start at another of their points afterwards.
void simplify(IsoLines& lines, float tolerance);

}  // namespace map
