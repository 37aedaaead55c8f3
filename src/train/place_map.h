// The map of a layer's places. Where things are pictures or sequences (data/form.h), a layer gives numbers for each pixel
// or position of a thing; here each of these places is a point of its own, and so one sees what the layer takes for alike:
// patches of pictures, letters in their contexts. May include core, data, projection and train. Next: attention.h,
// ui/places.h.
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/form.h"
#include "projection/pca.h"
#include "train/snapshot.h"

namespace train {

struct PlaceMap {
    int layer = -1;           // index in Snapshot::layers
    data::Form form;          // of its output: a picture or a sequence
    int n_channels = 0;       // numbers for each place
    std::vector<int> things;  // whose places are on the map, in rising order
    // [things * places, 2]: where each place lies, thing after thing, place after place. One or two channels as they are;
    // more are projected on `plane`, the principal one.
    std::vector<float> points;
    projection::Plane plane;
    float shown_share = 1;  // share of the variance that the plane shows
    // A square that holds 98 % of the points along each axis.
    float middle_x = 0, middle_y = 0, half_side = 1;
};

// Whether a layer of this form has a place map: it has more than one place for each thing.
bool has_places(const data::Form& form);

// The things whose places are drawn: evenly spread over the data, as many as give some 2,400 places; `also` is among them if
// it is a thing.
std::vector<int> things_for_places(int n_things, const data::Form& form, int also);

// Updates the map for this snapshot. While layer and form stay the same, the plane follows that of the call before, so that
// the picture does not spin. `layer` has that form (checked).
void update_place_map(PlaceMap& map, const Snapshot& snapshot, int layer, const data::Form& form,
                      std::vector<int> things);

// What stands at each position of the sequences: for each thing and position one of `texts`, -1 = nothing. Where the data
// have several sequences side by side (keys and their values), a token is all that stands at a position: "c5".
struct Tokens {
    std::vector<std::string> texts;
    std::vector<int> codes;  // [N, T]
    int steps = 0;           // T; 0: these data have no sequence of categories
};
Tokens tokens_of(const data::Dataset& dataset);

// Whether a token has the same numbers wherever it stands, as in the output of a lookup: then its places are one place.
bool is_same_everywhere(const PlaceMap& map, const Tokens& tokens);

}  // namespace train
