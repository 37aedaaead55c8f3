#include "model/graft.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "model/graft_encoder.h"
#include "model/graft_forms.h"
#include "model/layer_values.h"
#include "model/least_squares.h"
#include "model/tables.h"

namespace model {
namespace {

using Size = std::size_t;

// How many layers the two encoders have in common at the beginning and at the end.
struct Common {
    Size before = 0, after = 0;
};

Common common_layers(const std::vector<LayerSpec>& from, const std::vector<LayerSpec>& to) {
    const Size shorter = std::min(from.size(), to.size());
    Common common;
    while (common.before < shorter && from[common.before] == to[common.before]) ++common.before;
    while (common.after + common.before < shorter &&
           from[from.size() - 1 - common.after] == to[to.size() - 1 - common.after]) {
        ++common.after;
    }
    return common;
}

UnitMap same_units(int n) {
    UnitMap map;
    map.source.resize(static_cast<Size>(n));
    std::iota(map.source.begin(), map.source.end(), 0);
    map.share.assign(static_cast<Size>(n), 1.0f);
    return map;
}

// Dimensions of the map, or channels of a layer, that both have.
UnitMap same_dimensions(int dims, int n_old) {
    UnitMap map = same_units(std::min(dims, n_old));
    map.source.resize(static_cast<Size>(dims), -1);
    map.share.resize(static_cast<Size>(dims), 0.0f);
    return map;
}

bool has_weights(const LayerSpec& layer) {
    const LayerRow* row = find_layer(layer.kind);
    return row != nullptr && uses(row->fields, "width");
}

// Writes a new layer that passes its inputs on; returns which old units its units continue.
UnitMap write_pass_through(const TrainedModel& to, Size i, const UnitMap& in) {
    const LayerSpec& layer = to.spec.layers[i];
    if (!has_weights(layer)) return in;
    // Puts the numbers where the activation is nearly linear: around 0 if it saturates on both sides, to the right of 0
    // if on one side. The next layer makes up for scale and shift.
    const ActivationRow* bend = find_activation(layer.activation);
    const bool straight = layer.activation == "linear" || layer.activation == "relu";
    const bool one_end = bend->init == engine::Init::he;
    const float scale = straight || one_end ? 1.0f : 0.25f, shift = !straight && one_end ? 2.0f : 0.0f;
    const int n_in = static_cast<int>(in.source.size());
    std::vector<int> selected;
    UnitMap out;
    for (int c = 0; c < layer.width; ++c) {
        selected.push_back(c % n_in);
        const int copies = (layer.width - c % n_in + n_in - 1) / n_in;
        const auto unit = static_cast<Size>(c % n_in);
        // 1 + 1/2, 1 - 1/2 ...: unequal, so that copies diverge.
        const float uneven = copies == 1 ? 1.0f : 1.0f + (c / n_in % 2 == 0 ? 0.5f : -0.5f);
        out.source.push_back(in.source[unit]);
        out.share.push_back(in.share[unit] * uneven);
    }
    std::vector<float> sum(static_cast<Size>(n_in), 0.0f);
    for (Size c = 0; c < out.share.size(); ++c) sum[static_cast<Size>(selected[c])] += out.share[c];
    for (Size c = 0; c < out.share.size(); ++c) {
        const auto unit = static_cast<Size>(selected[c]);
        if (sum[unit] != 0) out.share[c] *= in.share[unit] / sum[unit] / scale;
    }
    write_identity(to, layer_name(i, to.spec.layers.size()), selected, scale, shift);
    return out;
}

// Which dimensions of the map stay: all, followed by new ones; or, if there are fewer, those with the largest variance.
UnitMap map_units(const PlainLayer& old, const TrainedModel& from, const Material& material, int dims) {
    PlainLayer heads{.spec = {}, .n_in = old.n_out, .n_out = 0, .parameters = {}, .inputs = {}};
    heads.inputs = layer_values(from.model, from.memory, material, from.model.map);
    if (dims <= old.n_out) return resized_units(old, heads, dims, 0);
    UnitMap map = same_units(old.n_out);
    map.source.resize(static_cast<Size>(dims), -1);
    map.share.resize(static_cast<Size>(dims), 0.0f);
    return map;
}

// New dimensions of the map start small, so that the picture stays.
void shrink_new_dimensions(const TrainedModel& to, int n_old) {
    constexpr float kSmall = 0.05f;
    const engine::Value value = engine::find_value(to.model.program.graph, "map.weight");
    const engine::Matrix<float> weight = engine::value_of(to.model.program, to.memory, value, 0);
    for (int r = 0; r < weight.rows; ++r) {
        for (int c = n_old; c < weight.cols; ++c) weight.at(r, c) *= kSmall;
    }
}

// The layer's outputs before the activation, [N, n_out].
std::vector<float> sums_of(const std::vector<float>& inputs, int n_in, const engine::Matrix<float>& weight,
                           const engine::Matrix<float>& bias) {
    std::vector<float> sums;
    for (Size at = 0; at + static_cast<Size>(n_in) <= inputs.size(); at += static_cast<Size>(n_in)) {
        for (int c = 0; c < weight.cols; ++c) {
            auto sum = static_cast<double>(bias.at(0, c));
            for (int r = 0; r < n_in; ++r) {
                sum += static_cast<double>(inputs[at + static_cast<Size>(r)]) * static_cast<double>(weight.at(r, c));
            }
            sums.push_back(static_cast<float>(sum));
        }
    }
    return sums;
}

engine::Matrix<float> parameter(const TrainedModel& trained, const std::string& name) {
    const engine::Value value = engine::find_value(trained.model.program.graph, name);
    ES_CHECK(value.index >= 0, "graft() looked for a parameter that the model does not have: " + name);
    return engine::value_of(trained.model.program, trained.memory, value, 0);
}

double largest(const std::vector<float>& numbers) {
    double most = 0;
    for (const float x : numbers) most = std::max(most, std::fabs(static_cast<double>(x)));
    return most;
}

// Fits weight and bias so that `inputs` [N, rows of weight] give `wanted` [N, cols], by a ridge regression towards
// their present values.
void refit(const std::vector<float>& inputs, const std::vector<float>& wanted, const engine::Matrix<float>& weight,
           const engine::Matrix<float>& bias) {
    constexpr double kExact = 1e-5;  // relative to the largest: smaller differences are rounding
    constexpr double kRidge = 1e-5;  // keeps weights that the data leave open near their present values
    std::vector<float> rest = sums_of(inputs, weight.rows, weight, bias);
    if (rest.size() != wanted.size()) return;
    for (Size i = 0; i < rest.size(); ++i) rest[i] = wanted[i] - rest[i];
    if (largest(rest) <= kExact * largest(wanted)) return;
    const std::vector<double> change = least_squares(inputs, rest, weight.rows, weight.cols, kRidge);
    const auto n = static_cast<Size>(weight.cols);
    for (Size c = 0; c < n; ++c) {
        for (int r = 0; r < weight.rows; ++r) {
            weight.at(r, static_cast<int>(c)) += static_cast<float>(change[static_cast<Size>(r) * n + c]);
        }
        bias.at(0, static_cast<int>(c)) += static_cast<float>(change[static_cast<Size>(weight.rows) * n + c]);
    }
}

// Fits the first dense layer after the change, which both encoders share, to its outputs before the change. `old`: the
// layers of the old encoder as it was.
void refit_encoder(const TrainedModel& to, const Material& material, const std::vector<PlainLayer>& old,
                   Size n_same_after) {
    const Size n_to = to.spec.layers.size();
    Size i = n_to - n_same_after;
    while (i < n_to && to.spec.layers[i].kind != "dense") ++i;
    const PlainLayer& was = old[old.size() - 1 - (n_to - i)];
    const PlainParameter* weight = find_parameter(was, "weight");
    const PlainParameter* bias = find_parameter(was, "bias");
    if (weight == nullptr || bias == nullptr) return;
    const std::string name = layer_name(i, n_to);
    const engine::Matrix<float> new_weight = parameter(to, name + ".weight");
    if (new_weight.cols != weight->cols) return;  // the map has another number of dimensions now
    std::vector<float> old_weight = weight->value, old_bias = bias->value;
    const std::vector<float> wanted = sums_of(was.inputs, was.n_in, {old_weight.data(), was.n_in, was.n_out, was.n_out},
                                              {old_bias.data(), 1, was.n_out, was.n_out});
    refit(layer_values(to.model, to.memory, material, to.model.layers[i]), wanted, new_weight,
          parameter(to, name + ".bias"));
}

// Whether the old model has a head of this name that has a hidden layer just where this one has.
bool same_depth(const TrainedModel& from, const Head& head) {
    const auto old = std::find_if(from.model.heads.begin(), from.model.heads.end(),
                                  [&](const Head& other) { return other.id == head.id; });
    return old != from.model.heads.end() && old->layers.size() == head.layers.size();
}

// "head.classify.origin.answer", of a layer whose weights are "head.classify.origin.answer.weight".
std::string name_of(const Model& model, const HeadLayer& layer) {
    const std::string& weight = model.program.graph.nodes[static_cast<Size>(layer.weight.index)].name;
    return weight.substr(0, weight.size() - std::string(".weight").size());
}

void graft_heads(const TrainedModel& from, const TrainedModel& to, const UnitMap& map, const Material& material) {
    constexpr float kGentle = 0.1f;
    std::vector<float> old_map, new_map;
    for (const Head& head : to.model.heads) {
        const bool as_deep = same_depth(from, head);
        for (Size l = 0; l < head.layers.size(); ++l) {
            const std::string name = name_of(to.model, head.layers[l]), weight_name = name + ".weight";
            const engine::Matrix<float> weight = parameter(to, weight_name);
            const engine::Value there = engine::find_value(from.model.program.graph, weight_name);
            // If a head gains or loses its hidden layer, its parameters keep their names but have other inputs, even
            // where the shapes are the same.
            const engine::Shape before =
                there.index >= 0 ? engine::shape_of(from.model.program.graph, there) : engine::Shape{};
            const bool of_map = l == 0 && head.places == 0, of_layer = l == 0 && head.places > 0;
            const int fed = of_map     ? engine::shape_of(from.model.program.graph, from.model.map).cols
                            : of_layer ? before.rows
                                       : weight.rows;
            const bool known = as_deep && there.index >= 0 && before.cols == weight.cols && before.rows == fed;
            if (!known) {
                for (int r = 0; r < weight.rows; ++r) {
                    for (int c = 0; c < weight.cols; ++c) weight.at(r, c) *= kGentle;
                }
                continue;
            }
            const UnitMap inputs = of_map     ? map
                                   : of_layer ? same_dimensions(weight.rows, before.rows)
                                              : same_units(weight.rows);
            write_layer(to, name, read_layer(from, name), inputs, same_units(weight.cols));
            const engine::Matrix<float> old = parameter(from, weight_name);
            if (!of_map || old.rows <= weight.rows) continue;
            // The map lost dimensions: the head's first layer is fitted to the remaining ones.
            if (old_map.empty()) old_map = layer_values(from.model, from.memory, material, from.model.map);
            if (new_map.empty()) new_map = layer_values(to.model, to.memory, material, to.model.map);
            refit(new_map, sums_of(old_map, old.rows, old, parameter(from, name + ".bias")), weight,
                  parameter(to, name + ".bias"));
        }
    }
}

// Copies the layers of the generative nets (of GAN and flow) whose shapes are the same as before.
void graft_makers(const TrainedModel& from, const TrainedModel& to) {
    for (const Head& head : to.model.heads) {
        for (const HeadLayer& layer : head.maker) {
            const std::string name = name_of(to.model, layer);
            const engine::Value there = engine::find_value(from.model.program.graph, name + ".weight");
            const engine::Shape shape = engine::shape_of(to.model.program.graph, layer.weight);
            if (there.index < 0 || engine::shape_of(from.model.program.graph, there) != shape) continue;
            write_layer(to, name, read_layer(from, name), same_units(shape.rows), same_units(shape.cols));
        }
    }
}

}  // namespace

void graft(const TrainedModel& from, const TrainedModel& to, const Material& material) {
    if (has_forms(from.spec) || has_forms(to.spec)) {
        graft_encoder_of_forms(from, to);
        if (to.spec.map_dims > from.spec.map_dims) shrink_new_dimensions(to, from.spec.map_dims);
        graft_heads(from, to, same_dimensions(to.spec.map_dims, from.spec.map_dims), material);
        graft_makers(from, to);
        return;
    }
    const std::vector<PlainLayer> old = read_encoder(from, material);
    const Size n_from = from.spec.layers.size(), n_to = to.spec.layers.size();
    const Common common = common_layers(from.spec.layers, to.spec.layers);
    // Layers are added and removed just before the common end.
    const Size place = std::min(n_from, n_to) - common.after;
    std::vector<PlainLayer> layers = old;
    while (layers.size() > n_to + 1) remove_layer(layers, place);
    const Size n_new = n_to + 1 - layers.size();
    UnitMap in = same_units(layers.front().n_in);
    for (Size i = 0; i <= n_to; ++i) {
        if (i >= place && i < place + n_new) {
            in = write_pass_through(to, i, in);
            continue;
        }
        const Size source = i < place ? i : i - n_new;
        const PlainLayer& layer = layers[source];
        UnitMap out = in;
        if (i == n_to) {
            out = map_units(layer, from, material, to.spec.map_dims);
        } else if (has_weights(to.spec.layers[i])) {
            out = resized_units(layer, layers[source + 1], to.spec.layers[i].width,
                                static_cast<std::uint64_t>(to.spec.seed));
        }
        write_layer(to, layer_name(i, n_to), layer, in, out);
        in = std::move(out);
    }
    if (to.spec.map_dims > from.spec.map_dims) shrink_new_dimensions(to, from.spec.map_dims);
    refit_encoder(to, material, old, common.after);
    graft_heads(from, to, in, material);
    graft_makers(from, to);
}

}  // namespace model
