// Dense layer: every unit sees every number before it.  y = act(x W + b)
#include "model/rows.h"

namespace model::rows {
namespace {

engine::Value build(engine::Graph& graph, engine::Value x, const LayerSpec& layer, std::string_view name) {
    const ActivationRow* activation = find_activation(layer.activation);
    ES_CHECK(activation != nullptr, "a layer with an unknown activation got past validate()");
    const int n_in = engine::shape_of(graph, x).cols;
    const std::string prefix(name);
    const engine::Value weight =
        engine::add_parameter(graph, prefix + ".weight", {n_in, layer.width}, activation->init);
    const engine::Value bias = engine::add_parameter(graph, prefix + ".bias", {1, layer.width}, engine::Init::zero);
    const engine::Value sum =
        engine::apply(graph, engine::ops::bias, {engine::apply(graph, engine::ops::dense, {x, weight}), bias});
    return activation->op == nullptr ? sum : engine::apply(graph, *activation->op, {sum});
}

}  // namespace

const LayerRow dense = {
    .id = "dense", .label = "dense", .help = "Every unit sees every number of the layer before.", .build = build};

}  // namespace model::rows
