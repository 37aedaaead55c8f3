// The state of the tools that inspect the map, as panels show it: the thing under the pointer and the pinned one with
// their nearest neighbours, the selection, the search, the confusion matrix, the marker (a place that is dragged over
// the map), and the step of the past that is shown. Plain data, kept up to date by app. May include map and train.
#pragma once

#include <string>
#include <vector>

#include "map/heads/decoded.h"
#include "map/things/neighbours.h"
#include "map/things/search.h"
#include "map/things/selection.h"
#include "map/things/summary.h"
#include "projection/quality.h"
#include "train/confusion.h"

namespace ui {

// The output of one head for a place on the map.
struct Decoded {
    std::string head;  // label of the head
    model::Answer answer = model::Answer::classes;
    std::vector<float> values;         // [K] probabilities, or values in their own units
    std::vector<std::string> outputs;  // [K] their labels
    // Of a reconstruction: its picture, where features are pixels; the real thing nearest to it, -1 = none.
    map::DecodedPicture picture;
    int nearest = -1;
};

struct Looking {
    int hovered = -1, pinned = -1;
    std::vector<int> on_spot;  // all things that lie where the hovered one does, itself included (map/things/crowds.h)
    // The pinned thing, else the hovered one, and its nearest neighbours: in the picture (near_map), and by numbers
    // that the picture does not show (near_numbers), which `near_by` names ("by all features", "by the map's 10
    // numbers"). The latter are also the ones in lessons (lessons/exhibits/neighbourhoods.h).
    int near_of = -1;
    std::vector<map::Neighbour> near_map, near_numbers;
    std::string near_by;
    bool is_flattened = false;  // the picture is a projection of more than two dimensions

    // Errors of this projection for thing near_of: those of its 10 nearest here that are not among its 30 nearest in
    // the original space, and vice versa (app/view/trust_watch.h).
    bool has_mistakes = false;  // `mistakes` is filled in
    projection::Mistakes mistakes;

    map::Selection selection;
    map::Summary summary;
    std::vector<unsigned char> flags;  // [N] map::ThingFlag
    int n_hidden = 0;
    long version = 0;  // incremented with each change of `flags`

    std::string query;
    std::vector<map::Hit> hits;

    train::Confusion confusion;         // of the head whose answers are the map's regions
    bool confusion_held_out = true;     // counted over held-out things only; else over all
    int lit_truth = -1, lit_said = -1;  // the cell under the pointer: row (true class) and column (predicted class)

    bool walks = false;            // the marker is on the map; it can be dragged, and its place is decoded
    map::Point2 marker{};          // its place, map units
    map::Point2 walk_from{};       // the place where it was set down
    std::vector<Decoded> decoded;  // all heads at the marker
    std::vector<Decoded> here;     // at the pointer: reconstructions only

    long first_step = 0, last_step = 0;  // the range of steps whose maps are kept; equal: none are
    long seen_step = -1;                 // the step whose map is shown; -1 = the latest
    int seen_layer = -1;                 // in Snapshot::layers: shown in the map's place; -1 = none
    bool turns = false;                  // the map has three dimensions, and dragging turns it
};

}  // namespace ui
