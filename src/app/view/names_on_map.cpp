// See names_on_map.h.
#include "app/view/names_on_map.h"

#include "map/names/country_names.h"
#include "ui/ui.h"

namespace app {

void place_names(const NameStates& states, const NamesInput& input, double seconds) {
    map::LabelState& labels = states.regions;
    map::ThingLabelState& things = states.things;
    const map::ThingLabelInput& seen = input.things;
    const auto& heads = seen.snapshot.heads;
    const bool fantasy = input.terrain != nullptr;
    labels.obstacles = input.covered;
    labels.terrain = input.terrain;
    labels.field = input.field;
    labels.names.clear();
    if (fantasy && input.view.head >= 0 && input.view.head < static_cast<int>(heads.size()))
        labels.names = map::country_names(heads[static_cast<std::size_t>(input.view.head)].outputs);
    const map::MeasureText measure = fantasy ? ui::measure_country_name : ui::measure_map_name;
    map::place_labels(labels, seen.snapshot, input.view, seen.camera, seen.viewport, measure, seconds);
    things.obstacles = input.covered;
    for (const map::Label& label : labels.labels) {
        const map::Point2 size = measure(label.text);
        things.obstacles.push_back(
            {label.px.x - size.x / 2, label.px.y - size.y / 2, label.px.x + size.x / 2, label.px.y + size.y / 2});
    }
    map::place_thing_labels(things, seen, fantasy ? ui::measure_town_name : ui::measure_thing_name, seconds);
    if (input.terrain == nullptr || input.mountains == nullptr) {
        states.mountains = {};
        return;
    }
    states.mountains.obstacles = things.obstacles;
    states.mountains.obstacles.insert(states.mountains.obstacles.end(), things.taken.begin(), things.taken.end());
    map::place_mountains(states.mountains,
                         {seen.snapshot, *input.terrain, *input.mountains, seen.camera, seen.viewport, input.changes},
                         ui::measure_town_name, seconds);
}

}  // namespace app
