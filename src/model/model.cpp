#include "model/model.h"

#include <algorithm>

#include "engine/ops.h"
#include "model/forms.h"
#include "model/layers/layer_builder.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {
namespace {

// A number of bits needs a range: a map without a bound gets the box.
engine::Value quantised(const Build& build, engine::Value map) {
    if (find_bound(build.spec.map_bound)->op == nullptr) map = engine::apply(build.graph, engine::ops::tanh, {map});
    const engine::Attributes bits{.ints = {build.spec.map_bits}, .floats = {}};
    return engine::apply(build.graph, engine::ops::quantise, {map}, bits);
}

bool is_sampled(const Spec& spec) {
    return std::any_of(spec.losses.begin(), spec.losses.end(), [](const LossSpec& loss) {
        const LossRow* row = find_loss(loss.kind);
        return row != nullptr && row->variational;
    });
}

// The variational map: in training each thing is a sample from its Gaussian, in evaluation the mean of it.
engine::Value sample_map(const Build& build, engine::Value x, engine::Value mean) {
    Model& model = build.model;
    model.map_mean = mean;
    model.log_variance = add_affine(build, x, build.spec.map_dims, "linear", "map.log_variance");
    const engine::Value drawn = add_noise(build, "map.drawn", mean, NoiseInput::Kind::normal);
    return engine::apply(build.graph, engine::ops::reparameterise,
                         {mean, model.log_variance, drawn, add_training_flag(build)});
}

// The map (the bottleneck): a linear layer, followed by the bound and the quantisation that the Spec asks for.
engine::Value build_map(const Build& build, engine::Value x) {
    const Spec& spec = build.spec;
    engine::Value map = add_affine(build, x, spec.map_dims, "linear", "map");
    if (is_sampled(spec)) map = sample_map(build, x, map);
    const BoundRow* bound = find_bound(spec.map_bound);
    ES_CHECK(bound != nullptr, "an unknown bound got past validate()");
    if (bound->op != nullptr) map = engine::apply(build.graph, *bound->op, {map});
    if (spec.map_bits > 0) map = quantised(build, map);
    return map;
}

// What a layer gives as one row for each thing, whatever its form.
engine::Value one_row(const Build& build, engine::Value x, const data::Form& form) {
    if (form.kind == data::FormKind::row) return x;
    if (form.kind == data::FormKind::nodes) return add_own_node(build, x);
    return engine::apply(build.graph, engine::ops::flatten, {x});
}

engine::Value build_encoder(const Build& build) {
    const Spec& spec = build.spec;
    Model& model = build.model;
    const core::Result<std::vector<data::Form>> forms = forms_of(spec);
    ES_CHECK(forms.ok(), "layers that do not fit behind each other got past validate()");
    model.forms = forms.value();
    engine::Value x = engine::apply(build.graph, engine::ops::scale_columns, {model.features, model.feature_mask});
    model.layers.push_back(x);
    model.outputs.push_back(x);
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        const LayerRow* row = find_layer(spec.layers[i].kind);
        ES_CHECK(row != nullptr, "a layer of unknown kind got past validate()");
        const Build here{build.graph, model, spec, build.material, model.forms[i]};
        x = row->build(here, x, spec.layers[i], "encoder." + std::to_string(i));
        model.outputs.push_back(x);
        model.layers.push_back(one_row(build, x, model.forms[i + 1]));
    }
    model.layers.push_back(build_map(build, x));
    model.outputs.push_back(model.layers.back());
    model.forms.push_back({});
    return model.layers.back();
}

// Adds the head's loss times its weight to the sum so far.
engine::Value add_weighted(engine::Graph& graph, Head& head, engine::Value total) {
    head.weight = engine::add_input(graph, "weight." + head.id, {1, 1});
    const engine::Value weighted = engine::apply(graph, engine::ops::weigh, {head.loss, head.weight});
    return total.index < 0 ? weighted : engine::apply(graph, engine::ops::add, {total, weighted});
}

}  // namespace

core::Result<std::shared_ptr<const Material>> load_material(const std::string& dataset_id) {
    const data::DatasetRow* row = data::find_dataset(dataset_id);
    if (row == nullptr) {
        return core::Error{"dataset", "There is no data set \"" + dataset_id + "\". Choose one from the list."};
    }
    core::Result<data::Dataset> dataset = data::load_dataset(*row);
    if (!dataset.ok()) return dataset.error();
    return make_material(std::move(dataset.value()));
}

core::Result<std::shared_ptr<const Material>> load_material(const Spec& spec) {
    if (spec.imported && spec.imported->dataset.row.id == spec.dataset) return spec.imported;
    const data::Knobs knobs = knobs_of(spec);
    if (knobs == data::Knobs{}) return load_material(spec.dataset);
    core::Result<data::Dataset> dataset =
        data::load_dataset(data::dialled_row(*data::find_dataset(spec.dataset), knobs), knobs);
    if (!dataset.ok()) return dataset.error();
    return make_material(std::move(dataset.value()));
}

data::Knobs knobs_of(const Spec& spec) {
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return {};
    return data::usable(
        *row, {.size = spec.data_size, .noise = spec.data_noise, .seed = spec.data_seed, .modulus = spec.modulus});
}

std::string data_id(const Spec& spec) {
    const data::Knobs knobs = knobs_of(spec);
    return knobs == data::Knobs{} ? spec.dataset : data::dialled_id(spec.dataset, knobs);
}

std::shared_ptr<const Material> make_material(data::Dataset dataset) {
    auto material = std::make_shared<Material>();
    material->dataset = std::move(dataset);
    material->features = data::build_features(material->dataset);
    return material;
}

const data::DatasetRow* dataset_row(const Spec& spec) {
    if (spec.imported && spec.imported->dataset.row.id == spec.dataset) return &spec.imported->dataset.row;
    return data::find_dataset(spec.dataset);
}

core::Result<Model> compile_model(const Spec& spec, const Material& material) {
    if (const core::Status valid = validate(spec); !valid.ok()) return valid.error();
    Model model;
    engine::Graph graph;
    const int n_columns = material.features.n_columns;
    model.features = engine::add_input(graph, "features", {engine::kBatchRows, n_columns});
    model.feature_mask = engine::add_input(graph, "feature_mask", {1, n_columns});
    model.sources.push_back({model.features, n_columns, material.features.values});
    const Build build{graph, model, spec, material};
    model.map = build_encoder(build);
    for (std::size_t i = 0; i < spec.losses.size(); ++i) {
        const LossRow* row = find_loss(spec.losses[i].kind);
        ES_CHECK(row != nullptr, "a loss of unknown kind got past validate()");
        const std::string why_not = row->why_not == nullptr ? "" : row->why_not(spec);
        if (!why_not.empty()) return core::Error{"losses." + std::to_string(i) + ".kind", why_not};
        core::Result<Head> head = row->build(build, spec.losses[i]);
        if (!head.ok()) {
            return core::Error{"losses." + std::to_string(i) + "." + head.error().field, head.error().sentence};
        }
        model.total = add_weighted(graph, head.value(), model.total);
        model.heads.push_back(std::move(head.value()));
    }
    model.program =
        engine::compile(std::move(graph), spec.full_batch ? std::max(kMaxBatch, material.features.n_rows) : kMaxBatch);
    return model;
}

std::vector<float> feature_mask(const Spec& spec, const Material& material) {
    std::vector<float> mask(static_cast<std::size_t>(material.features.n_columns), 0.0f);
    for (const data::FeatureSpan& span : material.features.spans) {
        const std::string& id = material.dataset.row.groups[static_cast<std::size_t>(span.group)].id;
        if (std::find(spec.features.begin(), spec.features.end(), id) == spec.features.end()) continue;
        std::fill_n(mask.begin() + span.first, span.count, 1.0f);
    }
    return mask;
}

}  // namespace model
