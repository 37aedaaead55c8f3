// What lies on the map, as the Spec's `shows` says: each row of that list has its part here, which writes lines into
// the scene's overlays. May include core .. map and app. To add one: a line in model's list, and one in map_layers.cpp.
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
    map::Overlay under, over;
    std::vector<map::BorderLines> lines;
    map::Glow glow;
    // memory
    map::Density density;
    core::Stamp<long> density_of;  // here and below: as of which count of changes
    map::BorderWork border;
    train::Pull pull;
    core::Stamp<long> pull_of;
    map::Range range{};                                // of the second borders' numbers
    core::Stamp<std::tuple<long, int, int>> range_of;  // and of head and output
    std::vector<float> pull_lengths;
    float longest_pull = 0;
    std::vector<train::Spring> springs;
    core::Stamp<std::pair<long, long>> springs_of;  // and of the selection's version
    map::ContourState contours;
    map::Clusters clusters;
    long clusters_changes = -1;
    map::Crowds crowds;
    core::Stamp<std::pair<long, map::Camera>> crowds_of;
    train::FeatureGrid grid;
    core::Stamp<std::pair<long, std::string>> grid_of;  // and of two columns and a thing
};

struct LayerInput {
    const model::Spec& spec;
    const ui::Looking& looking;
    const map::PlaceGrid& grid;  // of the things
    const ChangeWatch& watch;
    const Trails& trails;
    train::Trainer& trainer;
    map::MeasureText measure = nullptr;      // of the small words on the map
    const std::vector<map::Box>& obstacles;  // what lies over the map
    long changes = 0;                        // of what is seen
    const SlowMotion* slow = nullptr;        // a step in slow motion is seen
    bool not_live = false;  // the map's past or a layer is seen: what the running model wants does not fit it
    double now_s = 0;
};

bool shows(const model::Spec& spec, const char* id);

// Fills scene.under, over, lines and glow, which point into `layers`.
void lay(MapLayers& layers, map::Scene& scene, const LayerInput& input);

// The colour of a loss among the others: of its arrows and of their legend.
map::Rgb loss_color(int loss, bool dark);

}  // namespace app
