// See cell_map.h.
#include "app/stages/cell_map.h"

#include <algorithm>
#include <cmath>

#include "map/things/ground_colors.h"
#include "projection/rigid.h"
#include "train/moved_snapshot.h"

namespace app {
namespace {

// Every so many logical pixels the nearest thing is looked for; between them its answers are interpolated.
constexpr float kFieldCell = 4;

// The answers of the nearest things, all over the picture of a layout.
void fill_field(map::AnswerField& field, const map::Scene& scene) {
    const auto points_of = [](float side) { return std::max(2, static_cast<int>(std::lround(side / kFieldCell))); };
    field.places =
        map::grid_of(scene.camera, scene.viewport, points_of(scene.viewport.width), points_of(scene.viewport.height));
    train::nearest_regions(*map::shown_head(scene), scene.snapshot->points, field.places, field.answers);
}

}  // namespace

bool has_nearest_regions(const train::Snapshot& shown, const std::string& regions_of) {
    return shown.laid_out && map::region_view(shown, regions_of).head >= 0;
}

CellMap paint_cell(const train::Snapshot& own, const train::Snapshot& first, const map::Coloring& coloring,
                   const CellMapStyle& style) {
    train::Snapshot shown = own;
    if (&own != &first && first.points.size() == own.points.size())
        train::move_picture(shown, projection::align_onto(shown.points, first.points));
    map::Scene scene;
    scene.snapshot = &shown;
    scene.coloring = &coloring;
    scene.view = map::muted_beside(map::region_view(shown, style.regions_of), shown, coloring);
    scene.viewport = style.size;
    scene.pixel_ratio = style.ratio;
    scene.dark = style.dark;
    scene.highlighted = style.highlighted;
    scene.camera = map::fit(shown, scene.viewport, map::kFitMargin);
    map::AnswerField field;
    if (has_nearest_regions(own, style.regions_of)) {
        fill_field(field, scene);
        scene.field = &field;
    }
    CellMap cell{.picture = map::paint_map(scene), .places = {}};
    cell.places.resize(shown.points.size() / 2);
    for (std::size_t t = 0; t < cell.places.size(); ++t)
        cell.places[t] = map::to_px(scene.camera, scene.viewport, {shown.points[2 * t], shown.points[2 * t + 1]});
    return cell;
}

}  // namespace app
