// Shows the effect of a change of the Spec on the map. When the Spec is changed, the borders of that moment are kept
// and drawn faintly (the ghost); places whose region has changed since then are highlighted (the glow); and after
// kWatchSteps steps a sentence says what share of the map that is. May include model, train, map and app. Knows no
// panels. Next: map/heads/change.h.
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
    long step = 0;            // at which the Spec was changed
    std::string sentence;     // describes the change; set by apply_spec.cpp. While it is empty nothing is shown
    bool reported = false;    // the sentence about the effect has been shown
    double fades_from_s = 0;  // when ghost and glow begin to fade
    // The map at that step:
    train::Snapshot before;  // its only head is the one that filled the map with regions
    map::RegionView view;    // which output of that head
    map::Range range;        // if that output is a number: the range of its contours
    map::MapPart seen;       // the part of the map that was in view
    // Regions then and now: region ids [kWatchRows, kWatchColumns] over the part of the map that covers both views.
    map::MapPart compared;
    std::vector<std::uint8_t> regions, now;
    map::Change change;
    map::Glow glow;
    long glow_step = -1;  // step that `now` and `glow` are of; -1: none yet
};

inline constexpr int kWatchColumns = 144, kWatchRows = 96;  // the grid on which regions are compared
inline constexpr long kWatchSteps = 500;                    // after which the sentence is shown

// Called before the Spec is changed; regions_of: Spec::regions_of; seen: the part of the map in view. Several changes
// in a row are compared with the map before the first one.
void begin_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                 const map::MapPart& seen);
// Updates the glow; called once a frame. Returns the sentence about the effect, once; otherwise an empty text.
std::string update_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                         const map::MapPart& seen, double now_s);
// Opacity of ghost and glow, 0..1.
float strength_of(const ChangeWatch& watch, double now_s);

}  // namespace app
