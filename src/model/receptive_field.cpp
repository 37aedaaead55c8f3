// See receptive_field.h.
#include "model/receptive_field.h"

#include <algorithm>

#include "core/check.h"
#include "model/forms.h"
#include "model/tables.h"

namespace model {
namespace {

// Pixels first .. first + n - 1 along one side of a picture.
struct Pixels {
    int first = 0, n = 1;
};

// n / by, rounded down: pixels before the first have negative numbers.
int floor_of(int n, int by) { return n >= 0 ? n / by : -((by - 1 - n) / by); }

// What these pixels of a layer's output read of its input.
Pixels read_by(Pixels of, const PictureWindow& window) {
    const int first = of.first * window.stride - window.padding;
    const int last = first + (of.n - 1) * window.stride + window.side - 1;
    const int first_read = floor_of(first, window.enlarged);
    return {first_read, floor_of(last, window.enlarged) - first_read + 1};
}

Pixels within(Pixels of, int side) {
    const int first = std::clamp(of.first, 0, side), last = std::clamp(of.first + of.n, 0, side);
    return {first, last - first};
}

}  // namespace

PixelRect receptive_field(const Spec& spec, int n_layers, int row, int column) {
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    ES_CHECK(forms.ok() && n_layers >= 1 && n_layers <= static_cast<int>(spec.layers.size()) &&
                 forms.value()[static_cast<std::size_t>(n_layers)].kind == data::FormKind::picture,
             "a receptive field needs a layer that gives a picture");
    Pixels rows{row, 1}, columns{column, 1};
    for (int i = n_layers; i > 1; --i) {
        const LayerSpec& layer = spec.layers[static_cast<std::size_t>(i - 1)];
        const LayerRow* kind = find_layer(layer.kind);
        if (kind == nullptr || kind->window == nullptr) continue;
        rows = read_by(rows, kind->window(layer));
        columns = read_by(columns, kind->window(layer));
    }
    const data::Form& input = forms.value()[1];
    rows = within(rows, input.height);
    columns = within(columns, input.width);
    return {.top = rows.first, .left = columns.first, .height = rows.n, .width = columns.n};
}

}  // namespace model
