#include "model/tables.h"

#include <algorithm>

#include "model/row_lists.h"
#include "model/schema_value.h"

namespace model {
namespace {

template <class Row>
const Row* find_row(std::span<const Row> table, std::string_view id) {
    for (const Row& row : table) {
        if (row.id == id) return &row;
    }
    return nullptr;
}

}  // namespace

#define ES_LAYER(name) rows::name##_layer,
#define ES_ACTIVATION(name) rows::name##_activation,
#define ES_BOUND(name) rows::name##_bound,
#define ES_LOSS(name) rows::name##_loss,

std::span<const LayerRow> layer_table() {
    static const std::vector<LayerRow> table = {ES_LAYERS(ES_LAYER)};
    return table;
}

std::span<const ActivationRow> activation_table() {
    static const std::vector<ActivationRow> table = {ES_ACTIVATIONS(ES_ACTIVATION)};
    return table;
}

std::span<const BoundRow> bound_table() {
    static const std::vector<BoundRow> table = {ES_BOUNDS(ES_BOUND)};
    return table;
}

std::span<const LossRow> loss_table() {
    static const std::vector<LossRow> table = {ES_LOSSES(ES_LOSS)};
    return table;
}

bool uses(FieldIds fields, std::string_view id) { return std::find(fields.begin(), fields.end(), id) != fields.end(); }

namespace {

// "3x3" in pictures, "3 wide" in sequences.
std::string window_text(const LayerSpec& layer, const LayerRow& row) {
    const std::string side = std::to_string(layer.kernel);
    return (row.takes & only(data::FormKind::picture)) != 0 ? side + "x" + side : side + " wide";
}

// The label, followed by the fields that say most of the layer.
std::string described(const LayerSpec& layer, const LayerRow& row, std::string_view label) {
    std::string text(label);
    for (const std::string_view field : row.fields) {
        if (field == "width") text += " " + std::to_string(layer.width);
        if (field == "activation") text += " " + layer.activation;
        if (field == "rate") text += " " + number_text(layer.rate);
        if (field == "kernel") text += " " + window_text(layer, row);
    }
    return text;
}

}  // namespace

std::string layer_text(const LayerSpec& layer) {
    const LayerRow* row = find_layer(layer.kind);
    return row == nullptr ? layer.kind : described(layer, *row, row->label);
}

std::string brief_layer_text(const LayerSpec& layer) {
    const LayerRow* row = find_layer(layer.kind);
    return row == nullptr ? layer.kind : described(layer, *row, row->brief.empty() ? row->label : row->brief);
}

const LayerRow* find_layer(std::string_view id) { return find_row(layer_table(), id); }
const ActivationRow* find_activation(std::string_view id) { return find_row(activation_table(), id); }
const BoundRow* find_bound(std::string_view id) { return find_row(bound_table(), id); }
const InitRow* find_init(std::string_view id) { return find_row(init_table(), id); }
const LossRow* find_loss(std::string_view id) { return find_row(loss_table(), id); }

std::string_view label_of_target(const data::DatasetRow& dataset, const LossSpec& loss) {
    const LossRow* row = find_loss(loss.kind);
    if (row != nullptr && row->target == TargetKind::place_class) {
        const data::PlaceClass* classes = data::find_place_class(dataset, loss.target);
        return classes == nullptr ? std::string_view{} : classes->label;
    }
    const data::Attribute* attribute = data::find_attribute(dataset, loss.target);
    return attribute == nullptr ? std::string_view{} : attribute->label;
}

bool fits(const LossRow& loss, const data::DatasetRow& dataset) {
    const auto has_tokens = [](const data::FeatureGroup& group) {
        return group.form.kind == data::FormKind::sequence &&
               static_cast<int>(group.columns.size()) == group.form.steps;
    };
    if (loss.needs_contexts && !dataset.has_contexts) return false;
    if (loss.target == TargetKind::place_class && dataset.place_classes.empty()) return false;
    return !loss.needs_tokens || std::any_of(dataset.groups.begin(), dataset.groups.end(), has_tokens);
}

}  // namespace model
