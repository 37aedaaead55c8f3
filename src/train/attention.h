// The attention weights of a layer for one thing: how much each position of its sequence attends to every position. May
// include core, engine, model and train. Next: place_map.h, model/layers/attention_builder.h.
#pragma once

#include <vector>

#include "model/model.h"

namespace train {

struct Attention {
    int heads = 0, steps = 0;
    // [heads, T, T] with T = steps: row i has the weights of position i on all positions; they add up to 1.
    // Empty: the layer has no attention, or there is no such layer.
    std::vector<float> weights;
};

// The attention weights of layer `layer` (an index of Model::layers) for the first thing of the batch on which `memory`
// was last run forward.
Attention attention_of(const model::Model& model, engine::Memory<float>& memory, int layer);

}  // namespace train
