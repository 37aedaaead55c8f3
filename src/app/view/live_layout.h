// The layout (t-SNE, UMAP, MDS) in which a map or a layer is shown, computed a little in each frame. It starts from the
// principal components. First it searches for the points' nearest neighbours, a portion in each frame; then it takes
// steps until it comes to rest. It searches again when the points have moved because the model trains, and when the
// perplexity or the number of neighbours changes. If another setting such as the exaggeration changes, the layout
// continues from where it is; after a change of the early exaggeration it counts its steps from 0 again. Another
// method, seed, layer or data set starts everything anew. If the points do not move, the result is the same on every
// machine; while the model trains, it depends on how many steps of the layout fit into a frame. May include core,
// projection, train and app. Knows neither cameras nor panels. Next: projection/layout.h.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "projection/layout.h"
#include "projection/rigid.h"
#include "train/snapshot.h"

namespace app {

struct LiveLayout {
    std::string key;                            // identifies what is laid out: data set, layer, seed
    projection::LayoutSettings settings;        // as last asked for
    std::vector<float> points;                  // [N, D] whose neighbour graph is in use, or being computed
    long step = 0;                              // training step of the model when the points were copied
    std::optional<projection::GraphWork> work;  // the search for their neighbours
    projection::Neighbours near;                // as the last search found them: the next search starts from them
    std::optional<projection::Layout> layout;   // none before the first search has ended
    std::string refused;                        // why there can be no layout, in a sentence; empty: there can
    std::vector<float> places;  // [N, 2] as shown: aligned with the last frame, at its size; empty: a plane is shown
    long seen_step = 0;         // `step` when `places` were made
    projection::Rigid motion;   // with `factor`, what made `places` of the layout's positions: first times `factor`,
    double factor = 1;          // then rotated, reflected and moved by `motion`
    bool paused = false;        // `places` stay as they are; ends when everything starts anew, and by kick()
    int held = -1;              // the thing that is being dragged; -1: none
    int kicks = 0;              // calls of kick() so far: each draws other random numbers
    double radius = 0;          // root mean square distance of the start places from their mean; `places` keep it
};

// What to lay out: the values of a layer of the snapshot `shown`.
struct LayoutInput {
    const train::Snapshot& shown;
    int layer = 0;  // index into Snapshot::layers; the map is the last
    std::string key;
    projection::LayoutSettings settings;
    std::function<std::vector<float>()> start;  // places [N, 2] on a plane, with which a first layout is aligned
};

// Works for about budget_ms milliseconds. Returns whether `places` changed. If no layout is possible, sets `refused`.
bool move_on(LiveLayout& live, const LayoutInput& input, double budget_ms);
// The same by a number of portions (of the search, or one step each), whatever the time.
bool move_on_by(LiveLayout& live, const LayoutInput& input, int n_portions);
// Whether there is nothing to do until points or settings change.
bool is_at_rest(const LiveLayout& live);
// Drags a thing to a place in the coordinates of `places`; the others follow in the next frames, until let_go() and for
// a while after it. Nothing happens without a layout.
void drag(LiveLayout& live, int thing, float x, float y);
void let_go(LiveLayout& live);
// The place, in the coordinates of `places`, of a new point that is not among the things, found from its nearest things
// (projection/placing.h). values [D]: its values in the layer that is laid out. None without a layout, with another
// number of values, or if one is not finite.
std::optional<std::array<float, 2>> place_of_new(const LiveLayout& live, const std::vector<float>& values);
// Moves all things a little at random and lets them settle again, also if paused.
void kick(LiveLayout& live);
// The time of a monotonic clock, in milliseconds.
double clock_ms();

}  // namespace app
