// The lists of all layers, activations, bounds of the map and losses by name, in menu order. To add one, write its file
// and put its name here. May include model. Next: tables.h, which has the types of the rows.
#pragma once

#include "model/tables.h"

// clang-format off
#define ES_LAYERS(X) \
    X(dense) X(residual) X(gated) X(layer_norm) X(dropout) X(noise) \
    X(picture) X(conv) X(pool) X(upsample) \
    X(sequence) X(lookup) X(position) X(conv1d) X(lstm) X(gru) X(attention) X(transformer) X(last) \
    X(flatten) X(mean) X(max) \
    X(nodes) X(graph_conv) X(graph_attention) X(graph_mean) X(own)
#define ES_ACTIVATIONS(X) X(tanh) X(relu) X(leaky_relu) X(gelu) X(sigmoid) X(softplus) X(sine) X(linear)
#define ES_BOUNDS(X) X(unbounded) X(box) X(sphere)
#define ES_LOSSES(X) \
    X(classify) X(binary) X(regress) X(huber) X(reconstruct) X(neighbours) X(skip_gram) X(cbow) X(links) \
    X(contrastive) X(triplet) X(info_nce) X(centre) X(adversary) X(gaussian) X(gan) X(flow) \
    X(next_token) X(hidden_token) X(classify_places) \
    X(activity_l2) X(activity_l1) X(weights_l2) X(weights_l1)
// clang-format on

namespace model::rows {

#define ES_DECLARE_LAYER(name) extern const LayerRow name##_layer;
#define ES_DECLARE_ACTIVATION(name) extern const ActivationRow name##_activation;
#define ES_DECLARE_BOUND(name) extern const BoundRow name##_bound;
#define ES_DECLARE_LOSS(name) extern const LossRow name##_loss;
ES_LAYERS(ES_DECLARE_LAYER)
ES_ACTIVATIONS(ES_DECLARE_ACTIVATION)
ES_BOUNDS(ES_DECLARE_BOUND)
ES_LOSSES(ES_DECLARE_LOSS)
#undef ES_DECLARE_LAYER
#undef ES_DECLARE_ACTIVATION
#undef ES_DECLARE_BOUND
#undef ES_DECLARE_LOSS

}  // namespace model::rows
