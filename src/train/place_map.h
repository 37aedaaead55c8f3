// The map of a layer's places. If things are pictures or sequences (data/form.h), a layer computes numbers for each
// place: each pixel or position of a thing. Here each place is a point of its own, so the map shows which patches of
// pictures, or letters in their contexts, are alike to the layer. May include core, data, projection and train. Next:
// attention.h, ui/places.h.
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/form.h"
#include "data/tokens.h"
#include "projection/pca.h"
#include "train/snapshot.h"

namespace train {

struct PlaceMap {
    int layer = -1;           // index in Snapshot::layers
    data::Form form;          // of its output: a picture or a sequence
    int n_channels = 0;       // numbers for each place
    std::vector<int> things;  // whose places are on the map, in rising order
    // [things * places, 2]: the point of each place, thing after thing, place after place. One or two channels are the
    // coordinates themselves; more are projected on `plane`, the principal plane.
    std::vector<float> points;
    projection::Plane plane;
    float shown_share = 1;  // share of the variance that the plane shows
    // A square that holds 98 % of the points along each axis.
    float middle_x = 0, middle_y = 0, half_side = 1;
};

// Whether a layer of this form has a place map: it has more than one place for each thing.
bool has_places(const data::Form& form);

// The things whose places are drawn: evenly spread over the data, as many as have at most 2,400 places together (but at
// least one thing); and the thing `also` (-1: none).
std::vector<int> things_for_places(int n_things, const data::Form& form, int also);

// Updates the map for this snapshot. While layer and form stay the same, the plane is aligned with that of the previous
// call, so that the picture does not spin. `layer`: index in Snapshot::layers; its units must be the same number at
// each place of `form` (checked). `things`: those of things_for_places().
void update_place_map(PlaceMap& map, const Snapshot& snapshot, int layer, const data::Form& form,
                      std::vector<int> things);

// Whether a token has the same numbers at every position and in every thing, as in the output of a lookup table: then
// all its places are at one point of the map. False if the map is not one of sequences of this length.
bool is_same_everywhere(const PlaceMap& map, const data::Tokens& tokens);

}  // namespace train
