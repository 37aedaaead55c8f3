// See nearest_field.h.
#include "app/view/nearest_field.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"

namespace app {

bool has_nearest_regions(const train::Snapshot& shown, const std::string& regions_of) {
    return shown.laid_out && map::region_view(shown, regions_of).head >= 0;
}

void fill_nearest(map::AnswerField& field, const map::Scene& scene) {
    constexpr float kCell = 4;  // logical pixels
    const train::HeadSnapshot* head = map::shown_head(scene);
    ES_CHECK(head != nullptr, "regions need a head");
    const auto points_of = [](float side) { return std::max(2, static_cast<int>(std::lround(side / kCell))); };
    field.places =
        map::grid_of(scene.camera, scene.viewport, points_of(scene.viewport.width), points_of(scene.viewport.height));
    train::nearest_regions(*head, scene.snapshot->points, field.places, field.answers);
}

}  // namespace app
