// See cell_layouts.h.
#include "app/stages/cell_layouts.h"

#include <optional>

#include "train/plane_view.h"

namespace app {
namespace {

// Moves the layout of one cell. Returns whether it has more to do.
bool move_one(CellLayouts& layouts, train::Sweep& sweep, std::size_t i, int wanted_layer, double budget_ms) {
    train::SweepCell& cell = sweep.cells[i];
    LiveLayout& live = layouts.of[i];
    const std::optional<projection::LayoutSettings> settings =
        cell.trainer ? train::layout_of(cell.spec) : std::nullopt;
    if (!settings) {
        if (!live.key.empty()) ++layouts.versions[i];
        live = {};
        return false;
    }
    const train::Snapshot& shown = train::snapshot_of(cell);
    const int last = static_cast<int>(shown.layers.size()) - 1;
    const int layer = wanted_layer >= 0 && wanted_layer < last ? wanted_layer : last;
    if (layer < 0 || shown.layers[static_cast<std::size_t>(layer)].n_units <= 2) return false;
    const LayoutInput input{.shown = shown,
                            .layer = layer,
                            .key = std::to_string(layer) + "/" + std::to_string(cell.spec.seed),
                            .settings = *settings,
                            .start = [&] {
                                projection::Plane plane;
                                return train::show_layer(shown, layer, plane);
                            }};
    if (move_on(live, input, budget_ms)) ++layouts.versions[i];
    return !is_at_rest(live);
}

}  // namespace

bool move_layouts(CellLayouts& layouts, train::Sweep& sweep, int layer, double budget_ms) {
    layouts.of.resize(sweep.cells.size());
    layouts.versions.resize(sweep.cells.size(), 0);
    const double end = clock_ms() + budget_ms;
    bool more = false;
    for (std::size_t tried = 0; tried < sweep.cells.size(); ++tried) {
        const std::size_t i = layouts.next++ % sweep.cells.size();
        more = move_one(layouts, sweep, i, layer, budget_ms) || more;
        if (clock_ms() >= end) return true;
    }
    return more;
}

void come_to_rest(CellLayouts& layouts, train::Sweep& sweep, int layer) {
    constexpr double kLong_ms = 1e9;
    for (std::size_t i = 0; i < sweep.cells.size(); ++i) {
        layouts.of.resize(sweep.cells.size());
        layouts.versions.resize(sweep.cells.size(), 0);
        while (move_one(layouts, sweep, i, layer, kLong_ms)) {
        }
    }
}

train::Snapshot seen_through(const CellLayouts& layouts, train::Sweep& sweep, std::size_t cell) {
    train::Snapshot seen = train::snapshot_of(sweep.cells[cell]);
    if (cell >= layouts.of.size() || layouts.of[cell].places.size() != seen.points.size()) return seen;
    seen.points = layouts.of[cell].places;
    seen.depth.clear();
    seen.laid_out = true;
    return seen;
}

std::string refusal_of(const CellLayouts& layouts, std::size_t cell) {
    return cell < layouts.of.size() ? layouts.of[cell].refused : "";
}

long version_of(const CellLayouts& layouts, std::size_t cell) {
    return cell < layouts.versions.size() ? layouts.versions[cell] : 0;
}

}  // namespace app
