// Names on one map: of regions, or of towns on a fantasy map; and of things, which make room for them.
// May include data, model, train, map and ui. Keeps nothing: the two states are the caller's.
#pragma once

#include <vector>

#include "map/names/labels.h"
#include "map/names/thing_labels.h"

namespace app {

struct NamesInput {
    const map::RegionView& view;
    const map::ThingLabelInput& things;       // snapshot, camera and viewport are those of the regions' names, too
    const std::vector<map::Box>& covered;     // nothing is written there; logical pixels of the map
    const map::Terrain* terrain = nullptr;    // of a fantasy map
    const map::AnswerField* field = nullptr;  // of a layer's map
};

void place_names(map::LabelState& labels, map::ThingLabelState& things, const NamesInput& input, double seconds);

}  // namespace app
