// What is looked at more closely: the thing under the pointer and the pinned one, the selection and what is special
// about it, what was searched for, the confusion matrix, the probe that walks, the map's past. Kept by app, read by
// panels. Plain data. May include map and train.
#pragma once

#include <string>
#include <vector>

#include "map/heads/decoded.h"
#include "map/things/neighbours.h"
#include "map/things/search.h"
#include "map/things/selection.h"
#include "map/things/summary.h"
#include "train/confusion.h"

namespace ui {

// A place that decodes: what every head says there.
struct Decoded {
    std::string head;  // its label
    model::Answer answer = model::Answer::classes;
    std::vector<float> values;         // [K] probabilities, or values in their own units
    std::vector<std::string> outputs;  // [K]
    // Reconstructions: as a picture, where features are pixels; the real thing that comes nearest, -1 = none.
    map::DecodedPicture picture;
    int nearest = -1;
};

struct Looking {
    int hovered = -1, pinned = -1;
    // Of the pinned thing, else of the hovered one: nearest on the map, and in the features.
    int near_of = -1;
    std::vector<map::Neighbour> near_map, near_features;

    map::Selection selection;
    map::Summary summary;
    std::vector<unsigned char> flags;  // [N] map::ThingFlag
    int n_hidden = 0;
    long version = 0;  // counts changes of the flags

    std::string query;
    std::vector<map::Hit> hits;

    train::Confusion confusion;  // of the head that fills the map
    bool confusion_held_out = true;
    int lit_truth = -1, lit_said = -1;  // the cell under the pointer

    bool walks = false;            // there is a probe
    map::Point2 probe{};           // map units
    map::Point2 walk_from{};       // where it set out
    std::vector<Decoded> decoded;  // where the probe is
    std::vector<Decoded> here;     // where the pointer is: reconstructions only

    long first_step = 0, last_step = 0;  // of the map's past; equal: there is none yet
    long seen_step = -1;                 // shown from the past; -1 = now
    int seen_layer = -1;                 // a layer seen large; -1 = the map
    bool turns = false;                  // a map of three dimensions, turned by dragging
};

}  // namespace ui
