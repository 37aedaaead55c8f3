#include "model/graft_forms.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "model/forms.h"
#include "model/graft_encoder.h"

namespace model {
namespace {

using Size = std::size_t;
// For each row or column of a new matrix, the old one that it continues; -1: none.
using Source = std::vector<int>;

// Columns of the output of layer i as the next layer takes it; i = -1: the features.
int channels(const Model& model, Size i) { return engine::shape_of(model.program.graph, model.outputs[i]).cols; }

// Numbers that belong together in what layer i takes: the channels of a place, also where the places were laid out in one
// row.
int units_in(const TrainedModel& trained, Size i) {
    const bool laid_out = i > 0 && trained.spec.layers[i - 1].kind == "flatten";
    return channels(trained.model, laid_out ? i - 1 : i);
}

// The old place of each of `n` new ones, if both consist of equally many blocks of so many units.
std::optional<Source> by_blocks(int n, int n_old, int units, int units_old) {
    if (n % units != 0 || n_old % units_old != 0 || n / units != n_old / units_old) return std::nullopt;
    Source source;
    for (int at = 0; at < n; ++at) {
        const int block = at / units, unit = at % units;
        source.push_back(unit < units_old ? block * units_old + unit : -1);
    }
    return source;
}

struct Units {
    int in = 1, out = 1;
};
Units units_of(const TrainedModel& trained, Size i) { return {units_in(trained, i), channels(trained.model, i + 1)}; }

// Rows by what comes in, columns by what goes out; projections inside a layer have both by what goes out.
std::optional<Source> rows_of(int n, int n_old, const Units& units, const Units& old) {
    if (n == 1 && n_old == 1) return Source{0};
    if (const auto source = by_blocks(n, n_old, units.in, old.in)) return source;
    return by_blocks(n, n_old, units.out, old.out);
}
std::optional<Source> columns_of(int n, int n_old, const Units& units, const Units& old) {
    if (const auto source = by_blocks(n, n_old, units.out, old.out)) return source;
    return by_blocks(n, n_old, units.in, old.in);
}

void copy(const std::vector<float>& old, int old_cols, const Source& rows, const Source& columns,
          const engine::Matrix<float>& to) {
    for (int r = 0; r < to.rows; ++r) {
        const int from_r = rows[static_cast<Size>(r)];
        for (int c = 0; c < to.cols; ++c) {
            const int from_c = columns[static_cast<Size>(c)];
            if (from_c < 0) continue;  // a new unit: keeps its initial weights
            to.at(r, c) = from_r < 0 ? 0.0f : old[static_cast<Size>(from_r * old_cols + from_c)];
        }
    }
}

void copy_layer(const TrainedModel& from, Size source, const TrainedModel& to, Size target) {
    const std::string old_name = layer_name(source, from.spec.layers.size());
    const std::string name = layer_name(target, to.spec.layers.size());
    const PlainLayer old = read_layer(from, old_name);
    const Units units = units_of(to, target), units_old = units_of(from, source);
    for (const PlainParameter& parameter : old.parameters) {
        const engine::Value there = engine::find_value(to.model.program.graph, name + "." + parameter.suffix);
        if (there.index < 0) continue;
        const engine::Matrix<float> matrix = engine::value_of(to.model.program, to.memory, there, 0);
        const auto rows = rows_of(matrix.rows, parameter.rows, units, units_old);
        const auto columns = columns_of(matrix.cols, parameter.cols, units, units_old);
        if (!rows || !columns) continue;
        copy(parameter.value, parameter.cols, *rows, *columns, matrix);
        for (Size s = 0; s < parameter.slots.size(); ++s) {
            if (const auto slot = slot_of(to, there, s); slot.data != nullptr)
                copy(parameter.slots[s], parameter.cols, *rows, *columns, slot);
        }
    }
}

}  // namespace

bool has_forms(const Spec& spec) {
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    return forms.ok() && std::any_of(forms.value().begin(), forms.value().end(),
                                     [](const data::Form& form) { return form.kind != data::FormKind::row; });
}

void graft_encoder_of_forms(const TrainedModel& from, const TrainedModel& to) {
    const Size n_from = from.spec.layers.size(), n_to = to.spec.layers.size();
    const auto kind_of = [](const TrainedModel& trained, Size i) {
        return i < trained.spec.layers.size() ? trained.spec.layers[i].kind : std::string("map");
    };
    // Layers are matched from the front while their kinds agree, the rest from the map backwards.
    Size same = 0;
    while (same < std::min(n_from, n_to) && kind_of(from, same) == kind_of(to, same)) ++same;
    for (Size i = 0; i <= n_to; ++i) {
        const long source = static_cast<long>(i) + (i < same ? 0 : static_cast<long>(n_from) - static_cast<long>(n_to));
        if (source < 0 || kind_of(from, static_cast<Size>(source)) != kind_of(to, i)) continue;
        copy_layer(from, static_cast<Size>(source), to, i);
    }
}

}  // namespace model
