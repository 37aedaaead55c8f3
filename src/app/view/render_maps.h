// Renders the map, or both maps of a comparison, into textures (regions or land, map layers, things), and places the
// names on them. Renders only if something has changed. May include everything of app. Next: map_layers.h,
// names_on_map.h.
#pragma once

#include <vector>

#include "app/frame.h"
#include "app/side.h"
#include "map/view/scene.h"

namespace app {

void render_maps(Rooms& rooms, const Input& input);
// Whether anything that the map's picture depends on (Drawn in map_view.h) has changed since the last call. ghost:
// opacity of the traces of the last change of the Spec (change_watch.h), 0 to 1.
bool map_changed(Rooms& rooms, const Input& input, float ghost);
// Draws a side's map with its layers; index: 0 = A, 1 = B. looking: what the pointer is on and what is pinned. The map
// of the side that is not active has no pointer and no trails, and while two are compared neither shows the effect of a
// change (change_watch.h).
void draw_side(Rooms& rooms, int index, const ui::Looking& looking, const Input& input);
// The scene of a side's map, without layers (map_layers.h).
map::Scene scene_of(Rooms& rooms, Side& side, const Input& input);
// Places the names on a side's map. covered: boxes that names must not overlap, logical pixels of that map. seconds:
// since the last frame.
void place_names(Rooms& rooms, Side& side, const std::vector<map::Box>& covered, double seconds);
// Whether a map on the screen has half resolution and will be drawn again when nothing changes any more.
bool is_coarse(const Rooms& rooms);

}  // namespace app
