// Self-attention with its projections, shared by the layers "attention" and "Transformer block". The layer "graph
// attention" uses only gives_attention(). May include core, engine and model.
#pragma once

#include <string_view>

#include "model/layers/layer_builder.h"

namespace model {

// The form of the output: that of the input. Error: layer.width is not a multiple of layer.heads.
core::Result<data::Form> gives_attention(const Spec& spec, const LayerSpec& layer, const data::Form& in);
// LayerRow::looks_ahead of layers with such attention.
std::string_view attention_looks_ahead(const LayerSpec& layer);
// x [N*T, C] -> [N*T, layer.width]: attention(x Q, x K, x V) O, with parameters name.query.weight ... name.out.bias.
engine::Value add_attention(const Build& build, engine::Value x, const LayerSpec& layer, const std::string& name);
// x + y if both have the same number of columns, else y.
engine::Value add_residual(const Build& build, engine::Value x, engine::Value y);

}  // namespace model
