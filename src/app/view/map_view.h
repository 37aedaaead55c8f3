// The view of the map: what it shows (the present, the past, a step in slow motion, or a layer of the network), the
// camera, the colours, and the tools under the pointer. Shared by both sides while two maps are compared. Plain data.
// May include core .. map and app. Next: app/side.h, which has the snapshot that each side shows.
#pragma once

#include <string>
#include <vector>

#include "app/lesson/typed_places.h"
#include "app/view/change_watch.h"
#include "app/view/map_history.h"
#include "app/view/pointing.h"
#include "app/view/slow_motion.h"
#include "core/stamp.h"
#include "map/heads/identity.h"
#include "map/view/camera.h"
#include "map/view/layer_strip.h"
#include "projection/turn.h"
#include "train/plane_view.h"

namespace app {

// Cache key of the map's picture: everything that it depends on. While it stays equal there is nothing to draw.
struct Drawn {
    long changes = -1;  // MapView::changes
    long version = -1;  // ui::Looking::version: changes of the things' flags (selected, hidden ...)
    map::Camera camera;
    map::Viewport viewport;
    float pixel_ratio = 0;
    bool dark = false, fantasy = false;
    int hovered = -1, pinned = -1, highlighted = -1;  // indices of things; highlighted: MapView::highlighted
    // as in ui::Looking: the cell of the confusion matrix under the pointer (true class, predicted class); whether the
    // marker is on the map, its place, and the place where it was set down
    int lit_truth = -1, lit_said = -1;
    bool walks = false;
    map::Point2 marker{}, walk_from{};
    // as in model::Spec
    std::string regions_of, borders_of, grid_a, grid_b;
    std::vector<std::string> shows;
    float made_time = 1;  // ui::MadeState::time: of the flow from noise (0) to the map (1)
    double made_s = -1;   // MadeWatch::made_s; -1: nothing made is shown
    float ghost = 0;      // strength, 0..1, with which the effect of the last change is drawn (change_watch.h)
    long compared = -1;   // MapView::compared; -1 unless two maps are compared
    bool operator==(const Drawn&) const = default;
};

// Search for events of the regions (one appears, vanishes ...: map/heads/identity.h), a few times a second.
struct RegionWatch {
    map::Identity identity;
    std::string head_key;           // data set and head that the events are about
    double searched_s = -1;         // time of the last search
    core::Stamp<long> searched_of;  // key: MapView::changes
};

// The state of the view.
struct MapView {
    // Version counters, which never fall: the keys of most caches.
    long changes = 0;   // of snapshots and colours
    long laid_out = 0;  // how many of `changes` were only steps of a layout (t-SNE ...), not of the model
    long compared = 0;  // of the drawing of a comparison

    map::Camera camera;
    bool camera_follows = true;            // it keeps all things in view; false after the learner moved it
    bool camera_placed = false;            // it glides from where it is to its target; false: it jumps there
    bool camera_moves = false;             // it moved by itself in this frame
    std::optional<map::Insets> kept_free;  // edges kept free when things were last fitted; none: the usual margin
    float closer = 1;  // zoom factor relative to the view that just fits all things; above 1: closer

    long step = -1;                   // a step of the past that is shown; -1 = the present
    int layer = -1;                   // index into Snapshot::layers of the one shown instead of the map; -1 = none
    train::PlaneChoice plane_choice;  // the plane onto which a map of more than two dimensions is projected
    std::string projection;           // Spec::projection that is on the screen
    projection::Turn turn;            // rotation of a map of three dimensions, by hand
    bool turned = false;              // whether `turn` is in use
    SlowMotion slow;

    bool fantasy = false;  // the map is drawn as land and sea
    int highlighted = -1;  // palette index (map/view/palette.h) of the highlighted class; -1 = none
    Pointing pointing;
    TypedKey typed_key;  // cache key of the places of typed texts

    ChangeWatch watch;                            // the effect of the last change of the Spec
    Trails trails;                                // where the things came from (map_history.h)
    bool trails_fade = false;                     // trails are left, and fade frame by frame
    core::Stamp<std::pair<bool, int>> trails_of;  // key: whether they are of a layout, and its layer
    RegionWatch regions;
    map::LayerStrip strip;       // small pictures of all layers
    core::Stamp<long> strip_of;  // key of `strip`: changes - laid_out
    Drawn drawn;                 // key of the picture that was drawn last
};

}  // namespace app
