// Helpers of the files that draw lines and texts over a scene: colours, places, circles. May include map and app.
#pragma once

#include "map/view/scene.h"

namespace app {

// The colour of lines and of texts on the ground of this scene: fantasy map or chart, light or dark.
map::Rgb line_color(const map::Scene& scene);
map::Rgb text_color(const map::Scene& scene);

// The place of a thing, in map units.
map::Point2 place_of(const map::Scene& scene, int thing);
// Whether a place is in the picture or at most 20 pixels outside.
bool is_in_picture(const map::Scene& scene, map::Point2 at);

// Adds a circle. at: map units; radius_px: logical pixels.
void add_ring(map::Overlay& to, const map::Scene& scene, map::Point2 at, float radius_px, const map::Stroke& style);

}  // namespace app
