// The attention weights of a layer for one thing: which positions of its sequence each position takes over from. May
// include core, engine, model and train. Next: place_map.h, model/layers/attention_builder.h.
#pragma once

#include <vector>

#include "model/model.h"

namespace train {

struct Attention {
    int heads = 0, steps = 0;
    // [heads, T, T]: row i holds the weights with which position i takes over from each position; they add up to 1.
    // Empty: the layer has no attention.
    std::vector<float> weights;
};

// The weights in the output of layer `layer` (an index of Model::layers) for the first thing of the batch that `memory`
// was run forward for.
Attention attention_of(const model::Model& model, engine::Memory<float>& memory, int layer);

}  // namespace train
