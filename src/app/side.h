// One model and its map: what trains, what is known of it, and what of it stands on the screen. The app has one; while
// A and B are compared it has two, and each is drawn and named by the same functions. Plain data: knows neither camera
// nor panels, which both sides share. May include core .. map and app. Next: app.h.
#pragma once

#include <utility>

#include "app/experiment/session.h"
#include "app/seen/map_history.h"
#include "app/seen/map_layers.h"
#include "core/stamp.h"
#include "map/gl/map_renderer.h"
#include "map/land/terrain.h"
#include "map/names/labels.h"
#include "map/names/thing_labels.h"
#include "map/things/neighbours.h"
#include "map/view/camera.h"
#include "train/bits_kept.h"

namespace app {

struct Side {
    explicit Side(Session from) : session(std::move(from)) {}

    Session session;
    train::BitsKept kept;
    MapHistory past;
    long begun_at = 0;  // the step at which it became the experiment that it is: of its last lever, or 0

    // What its map shows: the running model's latest snapshot, or `own` where that is something else (a picture of the
    // past, a layer, a map that was turned).
    train::Snapshot own;
    bool uses_own = false;
    projection::Plane layer_plane;               // on which a layer is drawn
    map::Bounds bounds;                          // of the things on the map
    map::PlaceGrid grid;                         // of them
    core::Stamp<std::pair<long, bool>> seen_of;  // as of which count of changes these five are; and uses_own

    // What lies on the map.
    map::AnswerField field;  // what the head says all over the picture of a layer
    MapLayers layers;
    map::Terrain terrain;
    core::Stamp<long> terrain_of;  // as of which count of changes
    map::LabelState labels;
    map::ThingLabelState thing_labels;
    map::MapRenderer renderer;

    [[nodiscard]] const train::Snapshot& seen() const { return uses_own ? own : session.shown(); }
};

}  // namespace app
