// Optional overlays of the map (trails, springs, contours, cluster names ...), called map layers; they are not the
// layers of the network. The Spec's field `shows` lists those that are on; each has a function in map_layers.cpp that
// adds lines and texts to the scene. May include core .. map and app. To add one: a row in show_choices()
// (model/view_choices.cpp), and one in map_layers.cpp.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/view/change_watch.h"
#include "app/view/made.h"
#include "app/view/map_history.h"
#include "app/view/slow_motion.h"
#include "core/stamp.h"
#include "map/heads/border_between.h"
#include "map/heads/contours.h"
#include "map/names/cluster_names.h"
#include "map/names/labels.h"
#include "map/things/crowds.h"
#include "map/things/density.h"
#include "map/things/heaps.h"
#include "map/things/neighbours.h"
#include "map/view/scene.h"
#include "projection/loadings.h"
#include "projection/mistakes.h"
#include "train/feature_grid.h"
#include "train/trainer.h"
#include "ui/looking.h"

namespace app {

struct MapLayers {
    map::Overlay under, over;             // below and above the things
    std::vector<map::BorderLines> lines;  // more borders: Spec::borders_of, ghost (change_watch.h), A of a comparison
    std::vector<map::Box> words;          // texts of these layers, logical pixels; names are placed clear of them
    map::Glow glow;                       // where the last change of the Spec changed the regions
    // Cached results of single layers. X_of is the key for which X was computed; where it is one number or begins with
    // one, that is LayerInput::changes.
    map::Density density;
    core::Stamp<long> density_of;
    map::BorderWork border;  // working memory of the border that the confusion matrix lights; it has no key
    train::Pull pull;        // forces of the losses on the things
    core::Stamp<long> pull_of;
    map::Range range{};                                // of a number head's predictions, for its contours
    core::Stamp<std::tuple<long, int, int>> range_of;  // changes, head, output
    std::vector<float> pull_lengths;
    float longest_pull = 0;
    std::vector<train::Spring> springs;
    core::Stamp<std::pair<long, long>> springs_of;  // changes, version of the selection
    map::ContourState contours;
    map::Clusters clusters;
    long clusters_changes = -1;  // LayerInput::changes when they were computed; -1: never
    map::Crowds crowds;          // groups of things at one spot of the screen
    core::Stamp<std::pair<long, map::Camera>> crowds_of;
    map::Heaps heaps;                        // crowds drawn as fans of small pictures, if things have pictures
    std::vector<map::PictureMark> pictures;  // the heaps', then those of things that are in no heap, pinned or hovered
    std::vector<int> truth;                  // [N] true classes of the shown head's target
    core::Stamp<std::pair<const void*, std::string>> truth_of;  // the data, and the head's target
    train::FeatureGrid grid;
    core::Stamp<std::pair<long, std::string>> grid_of;  // changes; the grid's two columns and its thing, as text
    std::vector<std::pair<int, int>> links;             // between things, of a graph layer (links_on_map.h)
    core::Stamp<std::pair<const void*, std::size_t>> links_of;  // the edges in the graph, by address and number
    std::vector<projection::Loading> loadings;
    core::Stamp<long> loadings_of;
};

struct LayerInput {
    const model::Spec& spec;
    const ui::Looking& looking;
    const map::PlaceGrid& grid;  // index of the points on the screen
    const ChangeWatch& watch;
    const Trails& trails;
    train::Trainer& trainer;
    map::MeasureText measure = nullptr;      // size of the small words on the map
    const std::vector<map::Box>& obstacles;  // controls that cover parts of the map
    long changes = 0;                        // a counter that grows with every change of the map (MapView::changes)
    const SlowMotion* slow = nullptr;        // null: no slow motion
    const MadeWatch* made = nullptr;         // null: no net makes things out of noise, or none is shown
    float made_time = 1;                     // ui::MadeState::time
    const projection::WorstMistakes* mistakes = nullptr;  // of the projection; null: there is none, or not measured
    bool not_live = false;  // an earlier step or a layer is shown, so springs, arrows ... are not drawn
    double now_s = 0;
};

// Whether the Spec's `shows` contains this layer.
bool shows(const model::Spec& spec, const char* id);

// Computes and draws the layers that are on. Sets scene.under, over, lines and glow, which point into `layers`.
void draw_layers(MapLayers& layers, map::Scene& scene, const LayerInput& input);

}  // namespace app
