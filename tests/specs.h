// A Spec for every row of every table: what tests that walk the tables train. A new row is among them by itself.
#pragma once

#include <string>
#include <vector>

#include "engine/optimiser.h"
#include "engine/schedule.h"
#include "model/forms.h"
#include "model/schema.h"
#include "model/tables.h"

namespace specs {

struct Named {
    std::string name;  // "loss triplet"
    model::Spec spec;
};

// A loss of this kind with the first target that it can be asked for.
inline model::LossSpec loss_of(const model::Spec& spec, std::string_view kind) {
    model::LossSpec loss{.kind = std::string(kind)};
    const std::vector<model::Choice> targets = model::loss_field("target").choices(spec, loss);
    if (!targets.empty()) loss.target = targets.front().id;
    return loss;
}

// On the first data set, or on the first that it means something on.
inline std::vector<Named> of_every_loss() {
    std::vector<Named> all;
    for (const model::LossRow& row : model::loss_table()) {
        model::Spec spec = model::default_spec();
        for (const data::DatasetRow& dataset : data::dataset_rows()) {
            if (model::fits(row, *data::find_dataset(spec.dataset))) break;
            spec = model::default_spec(dataset);
        }
        for (const model::Stack& stack : model::stacks_for(spec)) {
            if (row.why_not == nullptr || row.why_not(spec).empty()) break;
            spec.layers = stack.layers;
        }
        spec.losses = {loss_of(spec, row.id)};
        all.push_back({"loss " + std::string(row.id), std::move(spec)});
    }
    // What no default has: clipped weights and a learning rate of their own.
    model::Spec spec = model::default_spec();
    spec.losses = {{.kind = "gan", .game = "wasserstein", .pace = 0.5}};
    all.push_back({"loss gan, wasserstein", std::move(spec)});
    return all;
}

// Behind a dense layer, or on the last data set that has the form that the layer takes, between the layers that lead
// there and back. One that makes pictures larger follows a pool: a card has no room for a batch with four times the pixels.
inline model::Spec spec_with_layer(const model::LayerRow& row) {
    model::LayerSpec layer;
    layer.kind = row.id;
    layer.width = 9;
    layer.heads = 3;
    layer.kernel = 2;
    model::Spec spec = model::default_spec();
    spec.layers = {{.kind = "dense", .width = 9}, layer};
    if (model::forms_of(spec).ok()) return spec;
    const std::vector<data::DatasetRow>& sets = data::dataset_rows();
    for (auto dataset = sets.rbegin(); dataset != sets.rend(); ++dataset) {
        spec = model::default_spec(*dataset);
        spec.layers = {layer};
        if (row.window != nullptr && row.window(layer).enlarged > 1)
            spec.layers.insert(spec.layers.begin(), {.kind = "pool", .kernel = 2});
        spec = model::with_missing_forms(spec);
        if (model::forms_of(spec).ok()) break;
    }
    return spec;
}

inline std::vector<Named> of_every_layer() {
    std::vector<Named> all;
    for (const model::LayerRow& row : model::layer_table()) {
        all.push_back({"layer " + std::string(row.id), spec_with_layer(row)});
    }
    for (const model::ActivationRow& row : model::activation_table()) {
        model::Spec spec = model::default_spec();
        for (model::LayerSpec& layer : spec.layers) layer.activation = row.id;
        all.push_back({"activation " + std::string(row.id), std::move(spec)});
    }
    return all;
}

inline std::vector<Named> of_every_map() {
    std::vector<Named> all;
    for (const model::BoundRow& row : model::bound_table()) {
        model::Spec spec = model::default_spec();
        spec.map_bound = row.id;
        all.push_back({"bound " + std::string(row.id), spec});
        spec.map_bits = 3;
        all.push_back({"3 bits within " + std::string(row.id), std::move(spec)});
    }
    for (const int dims : {1, 3, 9, 64}) {
        model::Spec spec = model::default_spec();
        spec.map_dims = dims;
        all.push_back({"map of " + std::to_string(dims), std::move(spec)});
    }
    return all;
}

inline std::vector<Named> of_every_training() {
    std::vector<Named> all;
    for (const engine::Optimiser* row : engine::optimiser_table()) {
        model::Spec spec = model::default_spec();
        spec.optimiser = row->id;
        all.push_back({"optimiser " + std::string(row->id), std::move(spec)});
    }
    for (const engine::Schedule& row : engine::schedule_table()) {
        model::Spec spec = model::default_spec();
        spec.schedule = row.id;
        spec.horizon = 200;
        all.push_back({"schedule " + std::string(row.id), std::move(spec)});
    }
    for (const model::InitRow& row : model::init_table()) {
        model::Spec spec = model::default_spec();
        spec.init = row.id;
        all.push_back({"start " + std::string(row.id), std::move(spec)});
    }
    model::Spec spec = model::default_spec();
    spec.full_batch = true;
    all.push_back({"full batch", spec});
    spec = model::default_spec();
    spec.clip = 0.1;
    spec.tested = 0.2;
    all.push_back({"clipped, with a test set", spec});
    spec = model::default_spec();
    spec.losses = {{.kind = "gan", .maker_optimiser = "rmsprop"}};
    all.push_back({"two optimisers", spec});
    return all;
}

inline std::vector<Named> of_every_row() {
    std::vector<Named> all;
    for (const auto& some : {of_every_loss(), of_every_layer(), of_every_map(), of_every_training()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace specs
