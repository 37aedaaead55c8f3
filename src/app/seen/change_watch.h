// What a lever did to the map: the map as it was when it was pulled is kept, its borders stay as a ghost, what has
// changed hands since glows, and after a while a sentence says how much that was. May include model, train, map and
// app. Knows no panels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "map/heads/change.h"
#include "map/view/scene.h"
#include "train/snapshot.h"

namespace app {

struct ChangeWatch {
    bool on = false;
    long step = 0;             // when the lever was pulled
    std::string sentence;      // what was pulled; empty until it is known
    bool reported = false;     // the sentence about the change has been said
    double fades_from_s = 0;   // from then on ghost and glow fade
    train::HeadSnapshot head;  // as it was
    map::RegionView view;
    map::Range range;
    map::Camera camera;
    map::Viewport viewport;
    std::vector<std::uint8_t> regions, now;  // [kWatchRows, kWatchColumns]
    map::Change change;
    map::Glow glow;
    long glow_step = -1;
};

inline constexpr int kWatchColumns = 96, kWatchRows = 64;  // of the grid that is compared
inline constexpr long kWatchSteps = 500;                   // after so many the change is told

// A lever is about to be pulled. Several pulls in a row are compared with the map before the first one.
void begin_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                 const map::Camera& camera, const map::Viewport& viewport);
// Once a frame. Returns the sentence about what changed, once; empty otherwise.
std::string look(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of, double now_s);
// How much of ghost and glow is left to see, 0..1.
float strength_of(const ChangeWatch& watch, double now_s);

}  // namespace app
