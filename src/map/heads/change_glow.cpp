// See change_glow.h.
#include "map/heads/change_glow.h"

#include <cstddef>

namespace map {

void lay_glow(const Change& change, int columns, int rows, const Camera& camera, const Viewport& viewport, Glow& glow) {
    glow.columns = columns;
    glow.rows = rows;
    const auto across = static_cast<float>(columns), up = static_cast<float>(rows);
    glow.cell_x = viewport.width * camera.units_per_px / across;
    glow.cell_y = viewport.height * camera.units_per_px / up;
    glow.x = camera.x - glow.cell_x * (across - 1) / 2;
    glow.y = camera.y - glow.cell_y * (up - 1) / 2;
    glow.strength.resize(change.changed.size());
    const auto row = static_cast<std::size_t>(columns);
    for (std::size_t at = 0; at < change.changed.size(); ++at) {
        const std::size_t y = static_cast<std::size_t>(rows) - 1 - at / row;  // the ids' first row is the top
        glow.strength[y * row + at % row] = static_cast<float>(change.changed[at]);
    }
}

}  // namespace map
