// The view of the map: what it shows (the present, the past, a step in slow motion, or a layer of the network), from
// which camera, in which colours, and what the pointer is on. Shared by both sides while two maps are compared. Plain
// data. May include core .. map and app. Next: app/side.h, which has the snapshot that each side shows.
#pragma once

#include <string>
#include <vector>

#include "app/lesson/typed.h"
#include "app/seen/change_watch.h"
#include "app/seen/map_history.h"
#include "app/seen/pointing.h"
#include "app/seen/slow_motion.h"
#include "core/stamp.h"
#include "map/heads/identity.h"
#include "map/things/coloring.h"
#include "map/view/camera.h"
#include "map/view/layer_strip.h"
#include "projection/turn.h"
#include "train/plane_view.h"

namespace app {

// Cache key of the map's picture: everything that it depends on. While it stays equal there is nothing to draw.
struct Drawn {
    long changes = -1;  // MapView::changes
    long version = -1;  // ui::Looking::version: selection, hidden and coloured things
    map::Camera camera;
    map::Viewport viewport;
    float pixel_ratio = 0;
    bool dark = false, fantasy = false;
    int hovered = -1, pinned = -1, highlighted = -1;
    int lit_truth = -1, lit_said = -1;
    bool walks = false;
    map::Point2 probe{}, walk_from{};
    std::string regions_of, borders_of, grid_a, grid_b;
    std::vector<std::string> shows;
    float ghost = 0;
    long compared = -1;  // MapView::compared, while two maps are compared
    bool operator==(const Drawn&) const = default;
};

// Events of the regions (one appears, vanishes ...: map/heads/identity.h), found a few times a second.
struct RegionWatch {
    map::Identity identity;
    std::string head_key;  // data set and head that the events are about
    double looked_s = -1;
    core::Stamp<long> looked_of;  // key: MapView::changes
};

struct MapView {
    // Version counters, which never fall: the keys of most caches.
    long changes = 0;   // of snapshots and colours
    long compared = 0;  // of how a comparison looks

    map::Camera camera;
    bool camera_follows = true;  // until it is moved by hand it keeps all things in view
    bool camera_placed = false;  // it has a place to glide from
    bool camera_moves = false;   // it moved in this frame
    float closer = 1;            // zoom relative to the view of all things

    long step = -1;                   // a step of the past that is shown; -1 = the present
    int layer = -1;                   // the layer that is shown in place of the map; -1 = none
    train::PlaneChoice plane_choice;  // the plane onto which more dimensions than two are projected
    projection::Turn turn;            // rotation of a map of three dimensions, by hand
    bool turned = false;
    SlowMotion slow;

    map::Coloring coloring;
    std::string coloring_key;  // data set and attribute that it was computed for
    bool fantasy = false;      // the map is drawn as land and sea
    int highlighted = -1;      // palette index of the highlighted value
    Pointing pointing;
    TypedSeen typed_seen;

    ChangeWatch watch;
    Trails trails;
    bool trails_fade = false;
    RegionWatch regions;
    map::LayerStrip strip;
    core::Stamp<long> strip_of;  // key: changes
    Drawn drawn;
};

}  // namespace app
