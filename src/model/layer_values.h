// What a layer says of every thing: the whole data set through a model, in batches.
// May include core, engine and model. Knows nothing of training; inputs that are one value for the batch must be set.
#pragma once

#include <span>
#include <vector>

#include "model/model.h"

namespace model {

// One [N, units of the value] a layer, row-major, without padding. Overwrites the features in `memory`, and nothing
// that is kept.
std::vector<std::vector<float>> values_of_layers(const Model& model, engine::Memory<float>& memory,
                                                 const Material& material, std::span<const engine::Value> layers);

// The same of one layer.
std::vector<float> layer_values(const Model& model, engine::Memory<float>& memory, const Material& material,
                                engine::Value layer);

}  // namespace model
