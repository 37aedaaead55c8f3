// Works out the map of the places of the layer that is shown (train/place_map.h), while panels ask for it. May include
// everything of app. Next: ui/places.h, what panels see of it.
#pragma once

#include <tuple>

#include "core/stamp.h"
#include "train/attention.h"
#include "train/place_map.h"
#include "ui/places.h"

namespace app {

struct Rooms;

struct PlacesWatch {
    train::PlaceMap map;
    core::Stamp<std::tuple<long, int, int>> map_of;  // MapView::changes, layer, pinned thing
    train::Tokens tokens;
    core::Stamp<const void*> tokens_of;  // the data
    train::Attention attention;
    core::Stamp<std::tuple<long, int, int>> attention_of;  // MapView::changes, layer, thing
    ui::PlacesShown shown;
};

// What panels show of the active side's layer; null if no layer is shown, or its things have no places.
const ui::PlacesShown* places_shown(Rooms& rooms);

}  // namespace app
