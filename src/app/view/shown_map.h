// Chooses what the map shows, once a frame: each side's snapshot (the present, the past, a layer, a map rotated by
// hand), the colours, and the camera. May include everything of app. Next: map_view.h, render_maps.h.
#pragma once

#include "app/frame.h"
#include "app/side.h"
#include "app/view/pointing.h"

namespace app {

// These three are called once a frame, in this order.

// Chooses the snapshot of each side, advances layouts, and measures the trust in projections.
void choose_snapshots(Rooms& rooms, const Input& input);
// Updates the things' colours, the theme, and trails.
void color_map(Rooms& rooms, const Input& input);
// Moves the camera so that it keeps all things in view, unless it was moved by hand.
void follow_map(Rooms& rooms, const Input& input);

// Whether follow_map() should run again: the controls that cover the map were laid out after it, and leave the things
// another part of the map than it assumed.
bool camera_is_late(const Rooms& rooms);

// Whether the map of this side shows a layer.
bool shows_layer(const Rooms& rooms, const Side& side);
// Shows a layer (index into Snapshot::layers; 0: the features) in place of the map; -1: the map.
void see_layer(Rooms& rooms, int layer);
// The active side's snapshots and data, as decode() of pointing.h needs them.
DecodeInput decode_input(const Rooms& rooms);

}  // namespace app
