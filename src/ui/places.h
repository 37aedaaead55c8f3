// The places of a layer, as panels show them instead of the map: each pixel or position of a thing is a point of its
// own (train/place_map.h). Parts of View and State (ui.h). Plain data, filled in by app. May include model and train.
// Next: panels/places.cpp.
#pragma once

#include <span>

#include "model/receptive_field.h"
#include "train/attention.h"
#include "train/place_map.h"

namespace ui {

struct PlacesShown {
    const train::PlaceMap* map = nullptr;  // null: not asked for (PlacesState::on), or not computed yet
    // For sequences: the tokens at their positions, and is_same_everywhere().
    const data::Tokens* tokens = nullptr;
    bool same_everywhere = false;
    // For sequences: the layer's attention weights for PlacesState::thing; null or empty: it has no attention.
    const train::Attention* attention = nullptr;
    // For sequences: of each place, the positions of the tokens that it stands for; empty: that at the same position.
    std::span<const model::PlaceRange> ranges;
    // For pictures: the receptive field of each place, and the size in pixels of the picture that they lie in.
    std::span<const model::PixelRect> fields;
    int height = 0, width = 0;
};

// What the learner has chosen, and the point that was under the pointer last.
struct PlacesState {
    bool on = false;  // a layer that has places is shown as a map of its places, and not of its things
    int thing = -1;   // -1: none yet
    int place = 0;    // of that thing: row-major in a picture, in reading order in a sequence
    int head = 0;     // of the layer's attention
};

}  // namespace ui
