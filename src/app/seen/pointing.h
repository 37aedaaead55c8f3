// Keeps ui::Looking: neighbours of what is pointed at, the selection and its summary, search, the confusion matrix,
// what the probe decodes. May include core .. map, ui/looking.h and app. Knows no panels and no pixels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/things/neighbours.h"
#include "map/view/scene.h"
#include "ui/looking.h"

namespace app {

struct Pointing {
    ui::Looking seen;                              // what panels read
    std::vector<unsigned char> hidden, own_color;  // [N]; palette index + 1
    map::SearchIndex index;
    std::string index_of, query;  // data set of the index; what was searched for
    long near_changes = -1, confusion_changes = -1;
    int confusion_head = -1;
    std::vector<int> codes;  // [N] true classes of that head
    std::string codes_of;
};

// Another data set: nothing of it is pointed at.
void forget(Pointing& pointing);
// After the selection, the hidden or the coloured things changed. `lit`: things of the batch in slow motion.
void update_flags(Pointing& pointing, const model::Material& material, const std::vector<int>& lit);
// The snapshot that is seen, where its things are, and the one that has layers.
struct PointingInput {
    const train::Snapshot& seen;
    const map::PlaceGrid& grid;
    const train::Snapshot& layers;
    const model::Material& material;
    const map::RegionView& view;
    long changes;  // counts those of `seen`
};
// Once a frame.
void update(Pointing& pointing, const PointingInput& input);
void search_for(Pointing& pointing, const data::Dataset& dataset, const std::string& query);
// What every head that `wanted` allows says at a place of the map. `layers` as above: its features are what decoded
// things are compared with.
struct DecodeInput {
    const train::Snapshot& seen;
    const train::Snapshot& layers;
    const model::Material& material;
    const std::vector<std::string>& features;  // that are switched on
};
void decode(const DecodeInput& input, map::Point2 at, bool only_features, std::vector<ui::Decoded>& decoded);

}  // namespace app
