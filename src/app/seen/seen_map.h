// What the map shows of what runs, from where, and in which colours: now or the past, a layer, a turn of the hand; for
// one side or two. May include everything of app. Next: render_maps.h.
#pragma once

#include "app/frame.h"
#include "app/seen/pointing.h"
#include "app/side.h"

namespace app {

// Once a frame: the snapshots that are seen; colours and theme; the camera that follows them.
void choose_seen(Rooms& rooms, double now_s);
void color_map(Rooms& rooms, const Input& input);
void follow_map(Rooms& rooms, const Input& input);

// Whether a layer of this side is seen in its map's place.
bool shows_layer(const Rooms& rooms, const Side& side);
// Another layer takes the map's place; -1 is the map itself again.
void see_layer(Rooms& rooms, int layer);
DecodeInput decode_input(const Rooms& rooms);

}  // namespace app
