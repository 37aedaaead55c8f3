// Keeps the place map of the shown layer up to date while a panel shows it: each pixel or sequence position of a thing
// as a point (train/place_map.h). May include everything of app. Next: ui/places.h, what panels read.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/stamp.h"
#include "train/attention.h"
#include "train/place_map.h"
#include "ui/places.h"

namespace app {

struct Rooms;

struct PlacesWatch {
    train::PlaceMap map;
    core::Stamp<std::tuple<long, int, int>> map_of;                    // MapView::changes, layer, pinned thing
    data::Tokens tokens;                                               // what stands at the positions of sequences
    core::Stamp<std::tuple<const void*, std::string, int>> tokens_of;  // Material's address, data set, N
    std::vector<model::PixelRect> fields;                              // receptive field of each place of a picture
    core::Stamp<std::tuple<std::string, std::vector<model::LayerSpec>, int>> fields_of;  // data set, layers, layer
    std::vector<model::PlaceRange> ranges;  // positions that each place of a sequence of another length sees
    core::Stamp<std::tuple<std::string, std::vector<model::LayerSpec>, int>> ranges_of;  // data set, layers, layer
    train::Attention attention;
    core::Stamp<std::tuple<long, int, int>> attention_of;  // MapView::changes, layer, ui::PlacesState::thing
    ui::PlacesShown shown;
};

// What panels show of the active side's layer, brought up to date; part of Rooms::places. Call it once a frame. Null if
// no layer is shown, or its output has no places.
const ui::PlacesShown* places_shown(Rooms& rooms);

}  // namespace app
