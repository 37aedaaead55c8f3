// See receptive_field.h.
#include "model/receptive_field.h"

#include <algorithm>

#include "core/check.h"
#include "model/forms.h"
#include "model/tables.h"

namespace model {
namespace {

// n / by, rounded down: places before the first have negative numbers.
int floor_of(int n, int by) { return n >= 0 ? n / by : -((by - 1 - n) / by); }

// What these places of a layer's output read of its input.
PlaceRange read_by(PlaceRange of, const PlaceWindow& window) {
    const int first = of.first * window.stride - window.padding;
    const int last = first + (of.n - 1) * window.stride + window.side - 1;
    const int first_read = floor_of(first, window.enlarged);
    return {first_read, floor_of(last, window.enlarged) - first_read + 1};
}

PlaceRange within(PlaceRange of, int side) {
    const int first = std::clamp(of.first, 0, side), last = std::clamp(of.first + of.n, 0, side);
    return {first, last - first};
}

// What this place reads of the output of the first layer, through the windows of all layers behind it.
PlaceRange read_by_layers(const Spec& spec, int n_layers, int place) {
    PlaceRange read{place, 1};
    for (int i = n_layers; i > 1; --i) {
        const LayerSpec& layer = spec.layers[static_cast<std::size_t>(i - 1)];
        const LayerRow* kind = find_layer(layer.kind);
        if (kind != nullptr && kind->window != nullptr) read = read_by(read, kind->window(layer));
    }
    return read;
}

// The form of the output of the first layer. The output of the first n_layers must be of this kind.
data::Form input_form(const Spec& spec, int n_layers, data::FormKind kind) {
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    ES_CHECK(forms.ok() && n_layers >= 1 && n_layers <= static_cast<int>(spec.layers.size()) &&
                 forms.value()[static_cast<std::size_t>(n_layers)].kind == kind,
             "a receptive field needs a layer that gives a picture or sequence");
    return forms.value()[1];
}

}  // namespace

PixelRect receptive_field(const Spec& spec, int n_layers, int row, int column) {
    const data::Form input = input_form(spec, n_layers, data::FormKind::picture);
    const PlaceRange rows = within(read_by_layers(spec, n_layers, row), input.height);
    const PlaceRange columns = within(read_by_layers(spec, n_layers, column), input.width);
    return {.top = rows.first, .left = columns.first, .height = rows.n, .width = columns.n};
}

PlaceRange positions_seen(const Spec& spec, int n_layers, int position) {
    const data::Form input = input_form(spec, n_layers, data::FormKind::sequence);
    return within(read_by_layers(spec, n_layers, position), input.steps);
}

}  // namespace model
