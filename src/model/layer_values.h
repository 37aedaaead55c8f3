// Activations of layers for all things of the data set, computed batch by batch. May include core, engine and model.
// Knows no training. Before the call, the graph inputs with one row for the whole batch (feature mask, training flag)
// must be set.
#pragma once

#include <span>
#include <vector>

#include "model/model.h"

namespace model {

// The activations of several of Model::layers: one [N, units] for each, row-major, without padding. Overwrites the
// features and activations in `memory`, but no parameters.
std::vector<std::vector<float>> values_of_layers(const Model& model, engine::Memory<float>& memory,
                                                 const Material& material, std::span<const engine::Value> layers);

// The same for one layer.
std::vector<float> layer_values(const Model& model, engine::Memory<float>& memory, const Material& material,
                                engine::Value layer);

}  // namespace model
