// See view_grid.h.
#include "map/view/view_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace map {

void fill_view_grid(ViewGrid& grid, const HeadPlane& plane, int output, const Camera& camera,
                    const Viewport& viewport) {
    const auto nodes = [](float pixels) { return static_cast<int>(std::ceil(std::max(pixels, 1.0f) / kViewCell)) + 3; };
    grid.columns = nodes(viewport.width);
    grid.rows = nodes(viewport.height);
    grid.cell = kViewCell * camera.units_per_px;
    grid.x = -grid.cell * static_cast<float>(grid.columns - 1) / 2;
    grid.y = -grid.cell * static_cast<float>(grid.rows - 1) / 2;
    grid.values.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    std::size_t i = 0;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column, ++i) {
            const Point2 at = grid.offset({static_cast<float>(column), static_cast<float>(row)});
            grid.values[i] = plane_output(plane, output, at.x, at.y);
        }
    }
}

Point2 onto_level(const HeadPlane& plane, int output, float level, Point2 at, float most) {
    Point2 best = at;
    float least = std::abs(plane_output(plane, output, at.x, at.y) - level);
    for (int step = 0; step < 2; ++step) {
        const PlaneAnswer answer = plane_number(plane, output, best.x, best.y);
        const float steepness = answer.gap_dx * answer.gap_dx + answer.gap_dy * answer.gap_dy;
        const float move = (level - answer.gap) / steepness;
        const Point2 next{best.x + move * answer.gap_dx, best.y + move * answer.gap_dy};
        if (!(std::hypot(next.x - at.x, next.y - at.y) <= most)) break;  // NaN, too
        const float rest = std::abs(plane_output(plane, output, next.x, next.y) - level);
        if (!(rest < least)) break;
        least = rest;
        best = next;
    }
    return best;
}

void view_lines(const ViewGrid& grid, const HeadPlane& plane, int output, float level, IsoLines& lines) {
    isolines(grid.values, grid.columns, grid.rows, level, lines);
    for (Point2& at : lines.points) at = onto_level(plane, output, level, grid.offset(at), grid.cell);
}

}  // namespace map
