// Default Specs of data sets, and the layers and losses that the "+" buttons add.
#include <algorithm>

#include "model/material.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {
namespace {

bool has_loss(const Spec& spec, const std::string& kind, const std::string& target) {
    return std::any_of(spec.losses.begin(), spec.losses.end(),
                       [&](const LossSpec& loss) { return loss.kind == kind && loss.target == target; });
}

// For things without features: held-out ones could learn nothing, and layers add nothing. Each row of the table is seen
// once in many batches, so the learning rate is large and there is no decay.
void as_table(Spec& spec) {
    spec.layers.clear();
    spec.held_out = 0;
    spec.batch = 128;
    spec.optimiser = "adam";
    spec.learning_rate = 0.03;
    spec.decay = 0;
}

}  // namespace

Spec default_spec() { return default_spec(*data::find_dataset(data::dataset_entries().front().id)); }

Spec default_spec(const data::DatasetRow& dataset) {
    Spec spec;
    spec.dataset = dataset.id;
    for (const data::FeatureGroup& group : dataset.groups) {
        if (group.on_by_default) spec.features.push_back(group.id);
    }
    spec.layers = {LayerSpec{.width = 16}, LayerSpec{.width = 8}};
    for (const data::DefaultLoss& loss : dataset.losses) {
        spec.losses.push_back(LossSpec{.kind = loss.kind, .target = loss.target, .weight = loss.weight});
    }
    if (dataset.has_contexts) as_table(spec);
    return spec;
}

Spec default_spec(std::shared_ptr<const Material> imported) {
    Spec spec = default_spec(imported->dataset.row);
    if (imported->dataset.table.n_rows < kFewThings) spec.held_out = 0;
    spec.imported = std::move(imported);
    return spec;
}

LayerSpec new_layer(const Spec& spec) {
    // As wide as the layer before it, so that it can start as the identity.
    return spec.layers.empty() ? LayerSpec{} : spec.layers.back();
}

LossSpec new_loss(const Spec& spec) {
    const data::DatasetRow* dataset = dataset_row(spec);
    for (const LossRow& row : loss_table()) {
        if (dataset != nullptr && !fits(row, *dataset)) continue;
        LossSpec loss{.kind = std::string(row.id), .weight = 0.5};
        if (row.target == TargetKind::none && !has_loss(spec, loss.kind, "")) return loss;
        for (const Choice& target : loss_field("target").choices(spec, loss)) {
            loss.target = target.id;
            if (!has_loss(spec, loss.kind, loss.target)) return loss;
        }
    }
    return LossSpec{.kind = std::string(loss_table().front().id)};
}

std::vector<Choice> region_choices(const Spec& spec) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    for (const LossSpec& loss : spec.losses) {
        const LossRow* kind = find_loss(loss.kind);
        if (row == nullptr || kind == nullptr || kind->answer == Answer::none) continue;
        if (const data::Attribute* attribute = data::find_attribute(*row, loss.target)) {
            choices.push_back({loss.kind + "." + loss.target, attribute->label, attribute->help});
            continue;
        }
        if (kind->answer == Answer::classes) {
            choices.push_back({loss.kind, std::string(kind->says), std::string(kind->help)});
            continue;
        }
        if (kind->answer != Answer::features) continue;
        for (const std::string& id : spec.features) {
            const data::FeatureGroup* group = data::find_group(*row, id);
            // Groups of hundreds of pixels or vector components would make no list to choose from.
            constexpr std::size_t kMostColumns = 12;
            if (group == nullptr || group->columns.size() > kMostColumns) continue;
            for (const std::string& column : group->columns) {
                choices.push_back({loss.kind + "." + column, group->columns.size() == 1 ? group->label : column,
                                   "As decoded from each place of the map."});
            }
        }
    }
    return choices;
}

}  // namespace model
