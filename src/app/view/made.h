// Makes things out of noise for the map that is shown, and draws them on it: a forger's things and the bent grid of its
// noise (the loss gan), noise on its way to the map (flow), or where noise falls on it (gaussian). May include everything of app. Next:
// train/made.h, which computes them; ui/made.h, what panels read.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "core/stamp.h"
#include "map/view/camera.h"
#include "map/view/scene.h"
#include "train/made.h"
#include "ui/made.h"

namespace app {

struct Rooms;

struct MadeWatch {
    bool on = false;            // there are made things to show in this frame
    std::vector<float> points;  // [n, 2]: crosses: a forger's things on the map or layer that is shown, or noise
    std::vector<float> grid;    // [lines, points, 2]: lines of its noise there
    std::vector<std::vector<float>> ways;  // of a flow: [times], each [n, 2]
    std::vector<int>
        arrives;  // [n]: the class that the shown head predicts where each arrives; empty: it predicts none
    core::Stamp<std::tuple<long, int, int>> made_of;  // MapView::changes, layer, the shown head
    double made_s = -1;                               // when that was
    int of_side = 0;                                  // Sides::active then
    double played_s = -1;                             // the last frame in which the time ran; -1: it stands
    ui::MadeShown shown;
    std::optional<train::Arrivals> arrivals;                        // of the running model; none: it has no flow
    core::Stamp<std::tuple<long, std::uint64_t, int>> arrivals_of;  // step, Trainer::weights_hash(), Sides::active
    double arrivals_s = -1;                                         // when they were counted
};

// Counts where noise arrives in the running model's map, while it trains once a second; part of Rooms::made. Call it once a
// frame, before make_things().
void count_arrivals(Rooms& rooms, double now_s);

// Brings Rooms::made up to date for the active side; `view`: what fills its map. False if no net makes any things, or they
// cannot be shown where the learner looks. Call it once a frame, before the map is drawn.
bool make_things(Rooms& rooms, const map::RegionView& view, double now_s);

// Draws them; `time` as in ui::MadeState.
void add_made(const MadeWatch& made, float time, const map::Scene& scene, map::Overlay& to);

}  // namespace app
