// The map's past: snapshots at regular steps, for the slider that goes back in time, and the last ten places of each
// thing, for trails. Memory is bounded: when there are too many snapshots, every second one is dropped. May include
// train, map and app. Next: train/snapshot.h.
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
inline constexpr std::size_t kMostEntries = 96;
inline constexpr std::size_t kMostEntryBytes = 24u << 20;

// Adds a reduced copy of the snapshot if `every` steps have passed since the last entry. Where training went back to an
// earlier step, drops the entries after it.
void record(MapHistory& history, const train::Snapshot& shown);
// The last entry at or before this step; null: there is none.
const train::Snapshot* entry_at(const MapHistory& history, long step);

struct Trails {
    std::vector<std::vector<float>> places;  // oldest first, each [N, 2]
    std::vector<float> smooth;               // [N, 2]: places with the noise of single batches averaged out
    double last_s = -1;                      // when places were last added or dropped; -1: never
};
// Call once a frame. About 14 times a second it adds the places of the things if they are `moving`, else drops the
// oldest ones. Returns whether any are left. Keeps none for more than kMostTrailed things.
bool follow(Trails& trails, const train::Snapshot& shown, double now_s, bool moving);
// Adds the trails to the overlay: lines that fade towards where the things came from.
void add_trails(const Trails& trails, const map::Scene& scene, map::Overlay& overlay);
inline constexpr int kMostTrailed = 1500;

}  // namespace app
