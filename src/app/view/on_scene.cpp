// See on_scene.h.
#include "app/view/on_scene.h"

#include <cmath>

#include "map/land/fantasy.h"
#include "map/pictures/caption.h"

namespace app {

map::Rgb line_color(const map::Scene& scene) {
    return scene.terrain ? map::fantasy_colors(scene.dark).ink : map::border(scene.dark);
}

map::Rgb text_color(const map::Scene& scene) {
    return scene.terrain ? map::fantasy_colors(scene.dark).ink : map::word_color(scene.dark);
}

map::Point2 place_of(const map::Scene& scene, int thing) {
    const auto at = static_cast<std::size_t>(thing) * 2;
    return {scene.snapshot->points[at], scene.snapshot->points[at + 1]};
}

bool is_in_picture(const map::Scene& scene, map::Point2 at) {
    const map::Point2 px = map::to_px(scene.camera, scene.viewport, at);
    return px.x > -20 && px.y > -20 && px.x < scene.viewport.width + 20 && px.y < scene.viewport.height + 20;
}

void add_ring(map::Overlay& to, const map::Scene& scene, map::Point2 at, float radius_px, const map::Stroke& style) {
    constexpr int kCorners = 40;
    const float radius = radius_px * scene.camera.units_per_px;
    to.begin(style);
    to.strokes.back().closed = true;
    for (int k = 0; k < kCorners; ++k) {
        const float turn = 6.2831853f * static_cast<float>(k) / kCorners;
        to.add({at.x + radius * std::cos(turn), at.y + radius * std::sin(turn)});
    }
}

}  // namespace app
