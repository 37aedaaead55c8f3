// See cell_map.h.
#include "app/stages/cell_map.h"

#include "app/view/nearest_field.h"
#include "map/things/ground_colors.h"
#include "projection/rigid.h"
#include "train/moved_snapshot.h"

namespace app {

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
        fill_nearest(field, scene);
        scene.field = &field;
    }
    CellMap cell{.picture = map::paint_map(scene), .places = {}};
    cell.places.resize(shown.points.size() / 2);
    for (std::size_t t = 0; t < cell.places.size(); ++t)
        cell.places[t] = map::to_px(scene.camera, scene.viewport, {shown.points[2 * t], shown.points[2 * t + 1]});
    return cell;
}

}  // namespace app
