// See places.h.
#include "app/view/places.h"

#include <algorithm>

#include "app/rooms.h"
#include "app/view/shown_map.h"

namespace app {
namespace {

// The receptive field of each place of the layer.
void show_fields(PlacesWatch& watch, const model::Spec& spec, const data::Form& form, int layer) {
    if (watch.fields_of.renew({spec.dataset, spec.layers, layer})) {
        watch.fields.clear();
        for (int row = 0; row < form.height; ++row) {
            for (int column = 0; column < form.width; ++column)
                watch.fields.push_back(model::receptive_field(spec, layer, row, column));
        }
    }
    watch.shown.fields = watch.fields;
}

// Where a layer has made the sequence shorter, each place stands for the tokens that its windows lie on.
void show_ranges(PlacesWatch& watch, const train::Trainer& trainer, int layer) {
    const std::vector<data::Form>& forms = trainer.model().forms;
    const int steps = forms[static_cast<std::size_t>(layer)].steps;
    if (forms[1].steps != watch.tokens.steps || steps == watch.tokens.steps) return;
    const model::Spec& spec = trainer.spec();
    if (watch.ranges_of.renew({spec.dataset, spec.layers, layer})) {
        watch.ranges.clear();
        for (int t = 0; t < steps; ++t) watch.ranges.push_back(model::positions_seen(spec, layer, t));
    }
    watch.shown.ranges = watch.ranges;
}

void show_sequences(PlacesWatch& watch, Rooms& rooms, int layer) {
    const model::Material& material = rooms.session().material();
    if (watch.tokens_of.renew({&material, rooms.session().running().dataset, material.dataset.table.n_rows}))
        watch.tokens = data::tokens_of(material.dataset);
    watch.shown.tokens = &watch.tokens;
    show_ranges(watch, rooms.session().trainer(), layer);
    watch.shown.same_everywhere = train::is_same_everywhere(watch.map, watch.tokens);
    const int thing = rooms.ui.places.thing;
    const auto n_columns = static_cast<std::size_t>(material.features.n_columns);
    const auto first = static_cast<std::size_t>(thing) * n_columns;
    if (thing < 0 || first + n_columns > material.features.values.size()) return;
    if (watch.attention_of.renew({rooms.view.changes, layer, thing})) {
        const auto row = material.features.values.begin() + static_cast<std::ptrdiff_t>(first);
        watch.attention =
            rooms.session().trainer().attention({row, row + static_cast<std::ptrdiff_t>(n_columns)}, layer);
    }
    watch.shown.attention = &watch.attention;
}

// Something is chosen from the beginning: the last position of a sequence, which may look back at all others, or the middle
// of a picture.
void choose_place(ui::PlacesState& state, const train::PlaceMap& map, int pinned) {
    const int n_places = data::places_of(map.form);
    const bool known = std::binary_search(map.things.begin(), map.things.end(), state.thing);
    if (known && state.place < n_places) return;
    if (map.things.empty()) return;
    const bool sequence = map.form.kind == data::FormKind::sequence;
    state.thing = std::binary_search(map.things.begin(), map.things.end(), pinned) ? pinned : map.things.front();
    state.place = sequence ? n_places - 1 : map.form.height / 2 * map.form.width + map.form.width / 2;
}

}  // namespace

const ui::PlacesShown* places_shown(Rooms& rooms) {
    PlacesWatch& watch = rooms.places;
    const train::Snapshot& snapshot = rooms.session().latest();
    const model::Model& model = rooms.session().trainer().model();
    const int layer = rooms.view.layer;
    if (!shows_layer(rooms, rooms.side()) || layer < 1 || layer >= static_cast<int>(model.forms.size())) return nullptr;
    const data::Form form = model.forms[static_cast<std::size_t>(layer)];
    if (!train::has_places(form)) return nullptr;
    watch.shown = {};
    const bool pictures = form.kind == data::FormKind::picture;
    watch.shown.height = model.forms[1].height;  // of the picture that the first layer gives; 0: sequences
    watch.shown.width = model.forms[1].width;
    if (!rooms.ui.places.on) return &watch.shown;
    const int pinned = rooms.view.pointing.seen.pinned;
    if (watch.map_of.renew({rooms.view.changes, layer, pinned}))
        train::update_place_map(watch.map, snapshot, layer, form,
                                train::things_for_places(snapshot.n_points, form, pinned));
    watch.shown.map = &watch.map;
    choose_place(rooms.ui.places, watch.map, pinned);
    if (pictures) {
        show_fields(watch, rooms.session().running(), form, layer);
    } else {
        show_sequences(watch, rooms, layer);
    }
    return &watch.shown;
}

}  // namespace app
