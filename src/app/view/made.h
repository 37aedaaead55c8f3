// Makes things out of noise for the map that is shown, and draws them on it. The loss gan: the forger's things as
// crosses, with arrows along the expert's pull, and a grid over its noise, bent as the forger maps it. The loss flow:
// noise on its way to the map. The loss gaussian: noise on the map, as crosses. May include everything of app. Next:
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
    bool on = false;  // there are made things to show in this frame
    // Places in the picture; each is empty unless the running model has the loss that it belongs to.
    std::vector<float> points;             // [n, 2] the crosses
    std::vector<float> pulled;             // [n, 2] tips of arrows from the forger's things, along the expert's pull
    std::vector<float> grid;               // [lines, points, 2] the forger's grid
    std::vector<std::vector<float>> ways;  // flow: [times], each [n, 2], from the noise to the map
    std::vector<int> arrives;              // [n] classes that the shown head predicts at the ends; empty: it has none
    // Key and time (Input::now_s) of all these, and Sides::active at that time.
    core::Stamp<std::tuple<long, int, int>> made_of;  // MapView::changes, layer, the shown head
    double made_s = -1;
    int of_side = 0;
    double played_s = -1;  // the last frame in which ui::MadeState::time ran by itself; -1: it stands
    ui::MadeShown shown;
    std::optional<train::Arrivals> arrivals;                        // of the running model; none: no flow
    core::Stamp<std::tuple<long, std::uint64_t, int>> arrivals_of;  // step, Trainer::weights_hash(), Sides::active
    double arrivals_s = -1;                                         // when they were counted
};

// Updates MadeWatch::arrivals; at most once a second while the model trains. Call it once a frame, before make_things().
void count_arrivals(Rooms& rooms, double now_s);

// Updates the rest of Rooms::made for the active side; `view`: what fills its map. False if no net makes things, or they
// cannot be placed in the picture that is shown. Call it once a frame, before the map is drawn.
bool make_things(Rooms& rooms, const map::RegionView& view, double now_s);

// Draws them; `time` as in ui::MadeState.
void add_made(const MadeWatch& made, float time, const map::Scene& scene, map::Overlay& to);

}  // namespace app
