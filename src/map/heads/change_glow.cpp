// See change_glow.h.
#include "map/heads/change_glow.h"

#include <algorithm>
#include <cstddef>

namespace map {
namespace {

// How many of the 3 x 3 cells round a cell changed; beyond the grid's edge is as at the edge.
int changed_round(const Change& change, int columns, int rows, int x, int y) {
    int changed = 0;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const int at_x = std::clamp(x + dx, 0, columns - 1), at_y = std::clamp(y + dy, 0, rows - 1);
            changed += change.changed[static_cast<std::size_t>(at_y * columns + at_x)];
        }
    }
    return changed;
}

// Soft at the edges of an area; 0 for a line of single cells, which is a border that moved by less than a cell.
float softened(int changed) { return static_cast<float>(std::max(changed - 3, 0)) / 6; }

}  // namespace

void fill_glow(const Change& change, int columns, int rows, const Camera& camera, const Viewport& viewport,
               Glow& glow) {
    glow.columns = columns;
    glow.rows = rows;
    const auto across = static_cast<float>(columns), up = static_cast<float>(rows);
    glow.cell_x = viewport.width * camera.units_per_px / across;
    glow.cell_y = viewport.height * camera.units_per_px / up;
    glow.x = camera.x - glow.cell_x * (across - 1) / 2;
    glow.y = camera.y - glow.cell_y * (up - 1) / 2;
    glow.strength.resize(change.changed.size());
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            const int flipped = rows - 1 - y;  // the ids' first row is the top
            glow.strength[static_cast<std::size_t>(flipped * columns + x)] =
                softened(changed_round(change, columns, rows, x, y));
        }
    }
}

}  // namespace map
