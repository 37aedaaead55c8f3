// The optional layers drawn on the map (trails, springs, contours, cluster names ...). The Spec's field `shows` lists
// those that are on; each has a function in map_layers.cpp that writes lines and words into the scene's overlays. May
// include core .. map and app. To add one: a row in model's list of layers, and one in map_layers.cpp.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/seen/change_watch.h"
#include "app/seen/map_history.h"
#include "app/seen/slow_motion.h"
#include "core/stamp.h"
#include "map/heads/border_between.h"
#include "map/heads/contours.h"
#include "map/names/cluster_names.h"
#include "map/things/crowds.h"
#include "map/things/density.h"
#include "map/things/neighbours.h"
#include "map/view/scene.h"
#include "train/feature_grid.h"
#include "train/trainer.h"
#include "ui/looking.h"

namespace app {

struct MapLayers {
    map::Overlay under, over;  // below and above the things
    std::vector<map::BorderLines> lines;
    map::Glow glow;
    // Cached results of single layers. Keys begin with LayerInput::changes.
    map::Density density;
    core::Stamp<long> density_of;
    map::BorderWork border;
    train::Pull pull;
    core::Stamp<long> pull_of;
    map::Range range{};                                // of the numbers whose contours are the second borders
    core::Stamp<std::tuple<long, int, int>> range_of;  // and head, output
    std::vector<float> pull_lengths;
    float longest_pull = 0;
    std::vector<train::Spring> springs;
    core::Stamp<std::pair<long, long>> springs_of;  // and the selection's version
    map::ContourState contours;
    map::Clusters clusters;
    long clusters_changes = -1;
    map::Crowds crowds;
    core::Stamp<std::pair<long, map::Camera>> crowds_of;
    train::FeatureGrid grid;
    core::Stamp<std::pair<long, std::string>> grid_of;  // and two columns and a thing
};

struct LayerInput {
    const model::Spec& spec;
    const ui::Looking& looking;
    const map::PlaceGrid& grid;  // the things by place
    const ChangeWatch& watch;
    const Trails& trails;
    train::Trainer& trainer;
    map::MeasureText measure = nullptr;      // size of the small words on the map
    const std::vector<map::Box>& obstacles;  // controls that cover parts of the map
    long changes = 0;                        // MapView::changes
    const SlowMotion* slow = nullptr;        // null: no slow motion
    bool not_live = false;  // the map shows the past, a layer, ...: gradients of the running model do not fit it
    double now_s = 0;
};

// Whether the Spec's `shows` contains this layer.
bool shows(const model::Spec& spec, const char* id);

// Computes and draws the layers that are on. Sets scene.under, over, lines and glow, which point into `layers`.
void lay(MapLayers& layers, map::Scene& scene, const LayerInput& input);

// The colour of a loss's arrows on the map and in the legend; loss: its index.
map::Rgb loss_color(int loss, bool dark);

}  // namespace app
