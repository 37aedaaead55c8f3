// The layout (t-SNE, UMAP, MDS) in which a map or a layer is shown. It starts from the principal components and
// improves in each frame. First it searches the points' neighbours, a portion in each frame; then it does steps until
// it comes to rest. It searches again when the points have moved because the model trains. When a setting such as the
// exaggeration changes, the layout continues from where it is; another method, seed, layer or data set starts it anew.
// Nothing depends on the time that a step takes, so the layout of points that do not move is the same on every machine;
// that of a model in training depends on how many steps fit into a frame. May include core, projection, train and app.
// Knows neither cameras nor panels.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "projection/layout.h"
#include "projection/rigid.h"
#include "train/snapshot.h"

namespace app {

struct LiveLayout {
    std::string key;                            // what it is a layout of: data set, layer, seeds
    projection::LayoutSettings settings;        // as asked for last
    std::vector<float> points;                  // [N, D] whose neighbour graph is in use, or being searched
    long step = 0;                              // training step of the model when the points were copied
    std::optional<projection::GraphWork> work;  // the search for their neighbours
    projection::Neighbours near;                // of the last graph: the next search may start from them
    std::optional<projection::Layout> layout;   // none before the first search has ended
    std::string refused;                        // why there can be no layout, in a sentence; empty: there can
    std::vector<float> places;  // [N, 2] as shown: turned and scaled onto the last frame; empty: a plane is shown
    projection::Rigid motion;   // how it was turned, after it was scaled by `factor`
    double factor = 1;
    bool paused = false;  // it stays as it is, whatever happens to the points
    int held = -1;        // the thing that is being dragged; -1: none
    int kicks = 0;        // how many times it was kicked
    double radius = 0;    // root mean square distance of the first picture from its middle; layouts keep it
};

// The values to be laid out: those of a layer.
struct LayoutInput {
    const train::Snapshot& shown;
    int layer = 0;
    std::string key;
    projection::LayoutSettings settings;
    std::function<std::vector<float>()> start;  // the projection on a plane, [N, 2], that a new layout is aligned to
};

// Works for about budget_ms milliseconds. Returns whether `places` changed. If no layout is possible, sets `refused`.
bool move_on(LiveLayout& live, const LayoutInput& input, double budget_ms);
// Whether there is nothing to do until points or settings change.
bool is_at_rest(const LiveLayout& live);
// Drags a thing to a place of the picture (`places`); the others follow in the next frames, until let_go() and a while
// after it. Nothing happens without a layout.
void drag(LiveLayout& live, int thing, float x, float y);
void let_go(LiveLayout& live);
void kick(LiveLayout& live);
// Milliseconds of a clock that never goes back.
double clock_ms();

}  // namespace app
