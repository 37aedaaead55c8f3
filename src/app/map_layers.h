// What lies on the map, as the Spec's `shows` says: each row of that list has its part here, which writes lines into
// the scene's overlays. May include core .. map and app. To add one: a line in model's list, and one in map_layers.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/change_watch.h"
#include "app/map_history.h"
#include "app/pointing.h"
#include "map/border_between.h"
#include "map/density.h"
#include "map/scene.h"
#include "train/trainer.h"

namespace app {

struct MapLayers {
    map::Overlay under, over;
    std::vector<map::BorderLines> lines;
    map::Glow glow;
    // memory
    map::Density density;
    long density_changes = -1;
    map::BorderWork border;
    train::Pull pull;
    long pull_step = -1;
    map::RegionView range_view;  // of the second borders, whose range is kept
    map::Range range{};
    long range_changes = -1;
    std::vector<float> pull_lengths;
    float longest_pull = 0;
    std::vector<train::Spring> springs;
    long springs_step = -1;
};

struct LayerInput {
    const model::Spec& spec;
    const Pointing& pointing;
    const ChangeWatch& watch;
    const Trails& trails;
    train::Trainer& trainer;
    long changes = 0;   // of what is seen
    bool past = false;  // the map's past is seen: nothing of the running model fits it
    double now_s = 0;
};

bool shows(const model::Spec& spec, const char* id);

// Fills scene.under, over, lines and glow, which point into `layers`.
void lay(MapLayers& layers, map::Scene& scene, const LayerInput& input);

// The colour of a loss among the others: of its arrows and of their legend.
map::Rgb loss_color(int loss, bool dark);

}  // namespace app
