// What is seen of the models, and from where: the map as it is now, in the past, in slow motion or a layer in its
// place; the camera; colours; what is pointed at; what a lever did to it. One for both sides while two are compared.
// Plain data. May include core .. map and app. Next: side.h, which has what either side shows of it.
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

// Everything the map's picture depends on: equal to the last one's means there is nothing to draw.
struct Drawn {
    long changes = -1;  // MapView::changes
    long version = -1;  // of the things' flags
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
    long compared = -1;  // MapView::compared, while there are two
    bool operator==(const Drawn&) const = default;
};

// What happens to the regions, looked at a few times a second.
struct RegionWatch {
    map::Identity identity;
    std::string head_key;  // data set and head
    double looked_s = -1;
    core::Stamp<long> looked_of;  // as of which count of changes
};

struct MapView {
    long changes = 0;   // counts everything that changed snapshots or colours; never falls
    long compared = 0;  // counts what changes the look of a comparison; never falls

    map::Camera camera;
    bool camera_follows = true, camera_placed = false, camera_moves = false;
    float closer = 1;  // how much closer than "all things" the camera is

    long step = -1;                   // of the past; -1 = now
    int layer = -1;                   // in the map's place; -1 = the map
    train::PlaneChoice plane_choice;  // through which plane more dimensions than two are seen
    projection::Turn turn;            // of a map of three dimensions, by hand
    bool turned = false;
    SlowMotion slow;

    map::Coloring coloring;
    std::string coloring_key;  // what it is of
    bool fantasy = false;
    int highlighted = -1;  // palette index
    Pointing pointing;
    TypedSeen typed_seen;

    ChangeWatch watch;
    Trails trails;
    bool trails_fade = false;
    RegionWatch regions;
    map::LayerStrip strip;
    core::Stamp<long> strip_of;  // as of which count of changes
    Drawn drawn;
};

}  // namespace app
