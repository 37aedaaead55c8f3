// The maps of this frame: land, what lies on them, names; drawn only where something changed.
// May include everything of app. Next: map_layers.h, names_on_map.h.
#pragma once

#include <vector>

#include "app/frame.h"
#include "app/side.h"
#include "map/view/scene.h"

namespace app {

void render_maps(Rooms& rooms, const Input& input);
// Whether anything that the map's picture depends on is other than when this was last asked. ghost: how strongly the
// map before a lever shines through, 0 to 1.
bool map_changed(Rooms& rooms, const Input& input, float ghost);
// A side's map with everything that lies on it. On the one that is not active nothing is pointed at, and neither trails
// nor what a lever did are drawn: on two maps they would only be in the way.
void draw_side(Rooms& rooms, int index, const ui::Looking& looking, const Input& input);
// A side's map with all that is on it but lines.
map::Scene scene_of(Rooms& rooms, Side& side, const Input& input);
// Names on a side's map. `covered`: where none may stand, logical pixels of that map.
void place_names(Rooms& rooms, Side& side, const std::vector<map::Box>& covered, double seconds);
// A map that is shown will be sharper once it rests.
bool is_coarse(const Rooms& rooms);

}  // namespace app
