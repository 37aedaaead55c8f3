// Placement of names on one map: first those of regions (of towns on a fantasy map), then those of things where there
// is room left. May include data, model, train, map and ui. Keeps nothing: both states belong to the caller.
#pragma once

#include <vector>

#include "map/names/labels.h"
#include "map/names/thing_labels.h"

namespace app {

struct NamesInput {
    const map::RegionView& view;
    const map::ThingLabelInput& things;       // its snapshot, camera and viewport are used for the regions' names, too
    const std::vector<map::Box>& covered;     // boxes without names; logical pixels of the map
    const map::Terrain* terrain = nullptr;    // for a fantasy map
    const map::AnswerField* field = nullptr;  // for the picture of a layer
};

void place_names(map::LabelState& labels, map::ThingLabelState& things, const NamesInput& input, double seconds);

}  // namespace app
