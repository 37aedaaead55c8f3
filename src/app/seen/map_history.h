// The map's own past: a thin row of what it looked like, for the slider that goes back, and the places of the last
// moments, for trails. Bounded: when it is full, every second picture is forgotten. Knows no pixels.
// May include train, map and app.
#pragma once

#include <vector>

#include "map/view/scene.h"
#include "train/snapshot.h"

namespace app {

struct MapHistory {
    std::vector<train::Snapshot> entries;  // oldest first; without layers and without what heads said of things
    long every = 1;                        // steps between two of them
};
inline constexpr std::size_t kMostPictures = 96;
inline constexpr std::size_t kMostPictureBytes = 24u << 20;

// Keeps a thin copy if enough steps have passed; goes back with training where it went back.
void record(MapHistory& history, const train::Snapshot& shown);
// The last one at or before this step, or null.
const train::Snapshot* picture_at(const MapHistory& history, long step);

struct Trails {
    std::vector<std::vector<float>> places;  // oldest first, each [N, 2]
    std::vector<float> smooth;               // [N, 2]: places with the noise of single batches averaged out
    double last_s = -1;
};
// Remembers where the things are, a few times a second while they move; forgets one by one when they rest. Returns
// whether there is anything left to fade.
bool follow(Trails& trails, const train::Snapshot& shown, double now_s, bool moving);
// Lines that fade towards where the things came from. Nothing for more than kMostTrailed things.
void add_trails(const Trails& trails, const map::Scene& scene, map::Overlay& overlay);
inline constexpr int kMostTrailed = 1500;

}  // namespace app
