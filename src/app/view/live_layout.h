// The layout (t-SNE, UMAP, MDS) in which a map or a layer is shown. It starts from the principal components and
// improves in each frame. First it searches for the points' neighbours, a portion in each frame; then it takes steps
// until it comes to rest. It searches again when the model has trained and the points have moved. If a setting such as
// the exaggeration changes, the layout continues from where it is; the early exaggeration starts its steps again, and
// another method, seed, layer or data set starts all of it anew. If the points do not move, the result is the same on
// every machine; while the model trains, it depends on how many steps of the layout fit into a frame. May include core,
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
    projection::Neighbours near;                // of the last graph: the next search may start from them
    std::optional<projection::Layout> layout;   // none before the first search has ended
    std::string refused;                        // why there can be no layout, in a sentence; empty: there can
    std::vector<float> places;  // [N, 2] as shown: aligned with the last frame, at its size; empty: a plane is shown
    long seen_step = 0;         // `step` when `places` were made
    projection::Rigid motion;   // the alignment that made `places`, after scaling by `factor`
    double factor = 1;
    bool paused = false;  // it stays as it is, whatever happens to the points
    int held = -1;        // the thing that is being dragged; -1: none
    int kicks = 0;        // how many times it was kicked
    double radius = 0;    // root mean square distance of the first picture from its middle; layouts keep it
};

// What to lay out: the values of a layer of the snapshot `shown`.
struct LayoutInput {
    const train::Snapshot& shown;
    int layer = 0;  // index into Snapshot::layers; the map is the last
    std::string key;
    projection::LayoutSettings settings;
    std::function<std::vector<float>()> start;  // places [N, 2] on a plane that a first layout is turned to match
};

// Works for about budget_ms milliseconds. Returns whether `places` changed. If no layout is possible, sets `refused`.
bool move_on(LiveLayout& live, const LayoutInput& input, double budget_ms);
// The same by so many portions of the search and steps, whatever the time.
bool move_on_by(LiveLayout& live, const LayoutInput& input, int n_portions);
// Whether there is nothing to do until points or settings change.
bool is_at_rest(const LiveLayout& live);
// Drags a thing to a place of the picture (`places`); the others follow in the next frames, until let_go() and a while
// after it. Nothing happens without a layout.
void drag(LiveLayout& live, int thing, float x, float y);
void let_go(LiveLayout& live);
// Where the picture has room for a point that is not among the things: by its nearest things (projection/placing.h).
// values [D]: its numbers in the layer that is laid out. None without a layout of that many numbers, or if some number
// is not finite.
std::optional<std::array<float, 2>> place_of_new(const LiveLayout& live, const std::vector<float>& values);
// Moves all things a little at random and lets them settle again, also if paused.
void kick(LiveLayout& live);
// Milliseconds of a clock that never goes back.
double clock_ms();

}  // namespace app
