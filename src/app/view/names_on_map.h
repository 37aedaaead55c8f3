// Places the names on one map: first those of regions (countries on a fantasy map), then names of things in the free
// space, then names of the fantasy map's mountains. Has no state of its own: the caller passes it. May include data,
// model, train, map and ui. Next: map/names/labels.h.
#pragma once

#include <vector>

#include "map/names/labels.h"
#include "map/names/mountains.h"
#include "map/names/thing_labels.h"

namespace app {

struct NamesInput {
    const map::RegionView& view;              // the head whose regions are named
    const map::ThingLabelInput& things;       // its snapshot, camera and viewport are used for the regions' names, too
    const std::vector<map::Box>& covered;     // boxes that names must not overlap; logical pixels
    const map::Terrain* terrain = nullptr;    // for a fantasy map
    const map::AnswerField* field = nullptr;  // its predictions, if a layer or a layout is shown; null: the map is
    const data::Column* mountains = nullptr;  // whose values name the mountains of a fantasy map; null: there are none
    long changes = 0;                         // MapView::changes
};

struct NameStates {
    map::LabelState& regions;
    map::ThingLabelState& things;
    map::MountainState& mountains;
};

// Updates the places of all names, which are in `states`. seconds: since the last frame.
void place_names(const NameStates& states, const NamesInput& input, double seconds);

}  // namespace app
