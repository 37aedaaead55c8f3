// See tensors.h.
#include "app/take_home/tensors.h"

#include "app/take_home/experiment_names.h"
#include "core/json.h"
#include "model/spec_json.h"
#include "train/evaluate.h"

namespace app {
namespace {

using core::Json;

const engine::Node& node_of(const engine::Program& program, engine::Value value) {
    return program.graph.nodes[static_cast<std::size_t>(value.index)];
}

// One parameter's part of an array that is laid out as all parameters are, without its padding.
Tensor part_of(const engine::Node& node, const engine::Place& place, const float* all, std::string name) {
    Tensor tensor{.name = std::move(name), .shape = {node.shape.rows, node.shape.cols}, .values = {}};
    for (int r = 0; r < node.shape.rows; ++r) {
        const float* row = all + place.value + static_cast<long>(r) * engine::padded(node.shape.cols);
        tensor.values.insert(tensor.values.end(), row, row + node.shape.cols);
    }
    return tensor;
}

std::vector<Tensor> parameters_in(const engine::Program& program, const float* all, const std::string& before) {
    std::vector<Tensor> tensors;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind == engine::NodeKind::parameter)
            tensors.push_back(part_of(node, program.places[i], all, before + node.name));
    }
    return tensors;
}

std::string name_of(model::Answer answer) {
    switch (answer) {
        case model::Answer::classes:
            return "classes";
        case model::Answer::number:
            return "number";
        case model::Answer::features:
            return "features";
        case model::Answer::none:
            break;
    }
    return "none";
}

Json heads_json(const train::Trainer& trainer) {
    Json heads = Json::array();
    for (const model::Head& head : trainer.model().heads) {
        Json json = {
            {"id", head.id}, {"label", head.label}, {"kind", head.spec.kind}, {"answer", name_of(head.answer)}};
        if (head.answer != model::Answer::none) json["outputs"] = Json(head.outputs);
        if (!head.mean.empty()) {
            json["mean"] = Json(head.mean);
            json["scale"] = Json(head.scale);
        }
        heads.push_back(std::move(json));
    }
    return heads;
}

}  // namespace

std::vector<Tensor> weights_of(const train::Trainer& trainer) {
    return parameters_in(trainer.model().program, trainer.memory().parameters, "");
}

std::vector<Tensor> features_of(const train::Trainer& trainer) {
    const data::FeatureMatrix& features = trainer.material().features;
    const std::vector<int> shape = {features.n_columns};
    return {{"features.mean", shape, features.mean},
            {"features.scale", shape, features.scale},
            {"features.mask", shape, model::feature_mask(trainer.spec(), trainer.material())}};
}

std::vector<Tensor> constants_of(const train::Trainer& trainer) {
    std::vector<Tensor> tensors;
    for (const engine::Node& node : trainer.model().program.graph.nodes) {
        if (!node.constant.empty())
            tensors.push_back({"constant." + node.name, {node.shape.rows, node.shape.cols}, node.constant});
    }
    return tensors;
}

std::vector<Tensor> training_state_of(const train::Trainer& trainer) {
    const engine::Program& program = trainer.model().program;
    std::vector<Tensor> tensors;
    for (int slot = 0; slot < trainer.n_slots(); ++slot) {
        const float* all = trainer.slots().data() + slot * program.n_parameters;
        for (Tensor& tensor : parameters_in(program, all, experiment_names::slot_prefix(slot)))
            tensors.push_back(std::move(tensor));
    }
    const std::vector<int> order = trainer.streams().order;
    tensors.push_back({"batches.order", {static_cast<int>(order.size())}, {order.begin(), order.end()}, true});
    return tensors;
}

std::vector<Tensor> training_of(const train::Trainer& trainer, const train::Snapshot& latest) {
    std::vector<Tensor> tensors = training_state_of(trainer);
    const int n = trainer.material().features.n_rows;
    for (const model::RowSource& source : trainer.model().sources)
        tensors.push_back(
            {"data." + node_of(trainer.model().program, source.input).name, {n, source.cols}, source.rows});
    tensors.push_back({"data.split", {n}, {latest.held_out.begin(), latest.held_out.end()}, true});
    return tensors;
}

std::vector<TensorNote> notes_of(const train::Trainer& trainer) {
    const data::Dataset& dataset = trainer.material().dataset;
    return {{"made_by", "Embedscape " EMBEDSCAPE_VERSION},
            {"layout", "a layer computes x @ weight + bias; x are the standardised features times features.mask"},
            {"dataset", dataset.row.label},
            {"step", std::to_string(trainer.step())},
            {"spec", model::to_json(trainer.spec())},
            {"features", Json(trainer.material().features.labels).dump()},
            {"heads", heads_json(trainer).dump()}};
}

std::vector<TensorNote> training_notes_of(const train::Trainer& trainer) {
    std::vector<TensorNote> notes = {{"names", Json(trainer.material().dataset.names).dump()}};
    for (TensorNote& note : stream_notes_of(trainer)) notes.push_back(std::move(note));
    const core::Random evaluation = train::evaluation_noise(trainer.spec());
    notes.push_back({"evaluation.state", std::to_string(evaluation.state)});
    notes.push_back({"evaluation.increment", std::to_string(evaluation.increment)});
    return notes;
}

std::vector<TensorNote> stream_notes_of(const train::Trainer& trainer) {
    const train::Streams streams = trainer.streams();
    return {{"optimiser_step", std::to_string(trainer.optimiser_step())},
            {"batches.next", std::to_string(streams.next_in_order)},
            {"batches.state", std::to_string(streams.batches.state)},
            {"batches.increment", std::to_string(streams.batches.increment)},
            {"noise.state", std::to_string(streams.noise.state)},
            {"noise.increment", std::to_string(streams.noise.increment)}};
}

}  // namespace app
