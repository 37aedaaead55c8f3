#include "lessons/moment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lessons {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

bool is_on(const model::Spec& spec, std::string_view feature) {
    return std::find(spec.features.begin(), spec.features.end(), feature) != spec.features.end();
}

double weight_of(const model::Spec& spec, std::string_view target) {
    for (const model::LossSpec& loss : spec.losses) {
        if (loss.target == target) return loss.weight;
    }
    return 0;
}

void set_weight(model::Spec& spec, std::string_view target, double weight) {
    for (model::LossSpec& loss : spec.losses) {
        if (loss.target == target) loss.weight = weight;
    }
}

const train::HeadSnapshot* find_head(const train::Snapshot& shown, std::string_view id) {
    for (const train::HeadSnapshot& head : shown.heads) {
        if (head.id == id) return &head;
    }
    return nullptr;
}

bool has_layer(const model::Spec& spec, std::string_view kind) {
    return std::any_of(spec.layers.begin(), spec.layers.end(),
                       [&](const model::LayerSpec& layer) { return layer.kind == kind; });
}

double accuracy_among(const train::Snapshot& shown, const model::Material& material, std::string_view head,
                      std::string_view column, const std::function<bool(std::size_t thing)>& counts) {
    const train::HeadSnapshot* found = find_head(shown, head);
    const data::Column* truth = data::find_column(material.dataset.table, column);
    if (found == nullptr || found->predictions.empty() || truth == nullptr) return kUnknown;
    const std::size_t n = found->outputs.size();
    double named = 0, all = 0;
    for (std::size_t thing = 0; thing < truth->codes.size(); ++thing) {
        if (truth->codes[thing] < 0 || !counts(thing)) continue;
        const float* said = found->predictions.data() + thing * n;
        const auto best = static_cast<std::size_t>(std::max_element(said, said + n) - said);
        named += found->outputs[best] == truth->categories[static_cast<std::size_t>(truth->codes[thing])] ? 1 : 0;
        all += 1;
    }
    return named / all;
}

double balanced_accuracy(const Moment& moment, std::string_view head) {
    const train::HeadSnapshot* found = find_head(moment.shown, head);
    if (found == nullptr) return 0;
    return found->answer == model::Answer::classes ? found->balanced_accuracy : found->accuracy;
}

double right(const Moment& moment, std::string_view head) {
    const train::HeadSnapshot* found = find_head(moment.shown, head);
    return found == nullptr ? 0 : found->accuracy;
}

double bits(const Moment& moment, std::string_view attribute, int layer) {
    return bits_with_error(moment, attribute, layer).bits;
}

train::Bits bits_with_error(const Moment& moment, std::string_view attribute, int layer) {
    if (moment.kept == nullptr || moment.kept->dataset != moment.spec.dataset) return train::unknown_bits();
    const train::BitsKept& kept = *moment.kept;
    const auto n_layers = static_cast<int>(kept.layers.size());
    const int at = layer < 0 ? n_layers - 1 : layer;
    if (at < 0 || at >= n_layers) return train::unknown_bits();
    for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
        if (kept.attributes[a].id != attribute) continue;
        const train::BitsCell& cell = kept.layers[static_cast<std::size_t>(at)].cells[a];
        if (cell.step < 0 || cell.due) return train::unknown_bits();  // measured before the last change of the model
        return train::better(cell);
    }
    return train::unknown_bits();
}

double entropy(const Moment& moment, std::string_view attribute) {
    if (moment.kept == nullptr || moment.kept->dataset != moment.spec.dataset) return kUnknown;
    for (const train::BitsAttribute& one : moment.kept->attributes) {
        if (one.id == attribute) return one.entropy_bits;
    }
    return kUnknown;
}

int units_of(const model::Spec& spec) {
    int units = spec.map_dims;
    for (const model::LayerSpec& layer : spec.layers) units += layer.width;
    return units;
}

}  // namespace lessons
