// See names_on_map.h.
#include "app/seen/names_on_map.h"

#include "map/names/town_names.h"
#include "ui/ui.h"

namespace app {

void place_names(map::LabelState& labels, map::ThingLabelState& things, const NamesInput& input, double seconds) {
    const map::ThingLabelInput& seen = input.things;
    const auto& heads = seen.snapshot.heads;
    const bool fantasy = input.terrain != nullptr;
    labels.obstacles = input.covered;
    labels.terrain = input.terrain;
    labels.field = input.field;
    labels.names.clear();
    if (fantasy && input.view.head >= 0 && input.view.head < static_cast<int>(heads.size()))
        labels.names = map::town_names(heads[static_cast<std::size_t>(input.view.head)].outputs);
    const map::MeasureText measure = fantasy ? ui::measure_town_name : ui::measure_map_name;
    map::place_labels(labels, seen.snapshot, input.view, seen.camera, seen.viewport, measure, seconds);
    things.obstacles = input.covered;
    for (const map::Label& label : labels.labels) {
        const map::Point2 size = measure(label.text);
        things.obstacles.push_back(
            {label.px.x - size.x / 2, label.px.y - size.y / 2, label.px.x + size.x / 2, label.px.y + size.y / 2});
    }
    map::place_thing_labels(things, seen, ui::measure_thing_name, seconds);
}

}  // namespace app
