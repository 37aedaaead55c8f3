// The map's past: snapshots at regular steps, for the slider that goes back in time, and the places of the things in
// the last seconds, for trails. Memory is bounded: when there are too many snapshots, every second one is dropped.
// Knows no pixels. May include train, map and app. Next: train/snapshot.h.
#pragma once

#include <vector>

#include "map/view/scene.h"
#include "train/snapshot.h"

namespace app {

struct MapHistory {
    std::vector<train::Snapshot> entries;  // oldest first; without layers and predictions of heads
    long every = 1;  // least number of steps between two entries; doubled when entries are dropped
};
// Limits of the entries, their number and bytes; at least eight are kept.
inline constexpr std::size_t kMostPictures = 96;
inline constexpr std::size_t kMostPictureBytes = 24u << 20;

// Adds a reduced copy of the snapshot if `every` steps have passed since the last entry. Where training went back to an
// earlier step, drops the entries after it.
void record(MapHistory& history, const train::Snapshot& shown);
// The last entry at or before this step; null: there is none.
const train::Snapshot* picture_at(const MapHistory& history, long step);

struct Trails {
    std::vector<std::vector<float>> places;  // oldest first, each [N, 2]
    std::vector<float> smooth;               // [N, 2]: places with the noise of single batches averaged out
    double last_s = -1;                      // when places were last added or dropped; -1: never
};
// Adds the places of the things a few times a second while they move, and drops the oldest ones while they rest.
// Returns whether any trail is left to fade.
bool follow(Trails& trails, const train::Snapshot& shown, double now_s, bool moving);
// Adds lines that fade towards where the things came from. Adds nothing for more than kMostTrailed things.
void add_trails(const Trails& trails, const map::Scene& scene, map::Overlay& overlay);
inline constexpr int kMostTrailed = 1500;

}  // namespace app
