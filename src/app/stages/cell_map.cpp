// See cell_map.h.
#include "app/stages/cell_map.h"

#include "projection/rigid.h"
#include "train/moved_snapshot.h"

namespace app {

CellMap paint_cell(const train::Snapshot& own, const train::Snapshot& first, const map::Coloring& coloring,
                   const CellMapLook& look) {
    train::Snapshot shown = own;
    if (&own != &first && first.points.size() == own.points.size())
        train::move_picture(shown, projection::lay_onto(shown.points, first.points));
    map::Scene scene;
    scene.snapshot = &shown;
    scene.coloring = &coloring;
    scene.view = map::region_view(shown, look.regions_of);
    scene.viewport = look.size;
    scene.pixel_ratio = look.ratio;
    scene.dark = look.dark;
    scene.highlighted = look.highlighted;
    scene.camera = map::fit(shown, scene.viewport, map::kFitMargin);
    CellMap cell{.picture = map::paint_map(scene), .places = {}};
    cell.places.resize(shown.points.size() / 2);
    for (std::size_t t = 0; t < cell.places.size(); ++t)
        cell.places[t] = map::to_px(scene.camera, scene.viewport, {shown.points[2 * t], shown.points[2 * t + 1]});
    return cell;
}

}  // namespace app
