// A side: one model and its map, that is, the session that trains it, measurements of it, and its map on the screen.
// The app has one side; while models A and B are compared it has two, drawn and labelled by the same functions. Camera
// and panels are shared by both sides and are not part of it. Plain data. May include core .. map and app. Next:
// view/map_view.h.
#pragma once

#include <utility>

#include "app/experiment/session.h"
#include "app/view/live_layout.h"
#include "app/view/map_history.h"
#include "app/view/map_layers.h"
#include "app/view/question.h"
#include "app/view/trust_watch.h"
#include "core/stamp.h"
#include "map/gl/map_renderer.h"
#include "map/land/terrain.h"
#include "map/names/labels.h"
#include "map/names/mountains.h"
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
    long begun_at = 0;  // step at which the present Spec began: that of its last change, or 0

    // The snapshot that its map shows: the session's latest one, or `own` where the map shows something else (the past,
    // a layer, a map of three dimensions that was turned).
    train::Snapshot own;
    bool uses_own = false;
    projection::Plane layer_plane;     // plane on which a layer is drawn
    LiveLayout layout;                 // t-SNE or UMAP layout of more than two dimensions, if the Spec chooses one
    TrustWatch trust;                  // how far a picture of more than two dimensions can be trusted
    float shown_share = 1;             // share of the variance that the plane on the screen shows, 0..1
    core::Stamp<long> shown_share_of;  // key: MapView::changes
    map::Bounds bounds;                // bounding box of the things on the map
    map::PlaceGrid grid;               // index of the things by place, to find the nearest
    core::Stamp<std::pair<long, bool>> seen_of;  // key of own, layer_plane, bounds, grid: MapView::changes, uses_own

    Question question;  // what colours its things, and which head fills its map

    // Layers and names drawn on the map.
    map::AnswerField field;  // the head's predictions on a grid over the picture of a layer
    MapLayers layers;
    map::Terrain terrain;
    core::Stamp<long> terrain_of;  // key: MapView::changes
    map::LabelState labels;
    map::ThingLabelState thing_labels;
    map::MountainState mountains;
    map::MapRenderer renderer;

    [[nodiscard]] const train::Snapshot& on_screen() const { return uses_own ? own : session.latest(); }
};

}  // namespace app
