// Grafting: carries the weights of a trained model over to a model with another architecture, so that the map continues
// from where it is (function-preserving if possible).
//   deepen   a new layer passes its inputs on: exactly if it is linear, or ReLU after ReLU, else approximately
//   widen    new units are copies of old ones that share the outgoing weight, unequally, so that they diverge: exact
//   narrow   keeps the units that together carry most information for the next layer
//   remove   the layer's matrix is multiplied into the next one: exact if the layer was linear
//   new loss its head starts with a tenth of its initial weights, so that its gradients are small at first
//   more dimensions   the old ones stay; the new one starts small and with outgoing weights 0
// If that is not exact, the first dense layer after the change is fitted again, by least squares over all things, to
// its outputs before the change. The optimiser's state moves along with the units. Source: Chen, Goodfellow, Shlens
// 2015, Net2Net. May include core, engine and model. Next: graft_encoder.h, graft_forms.h.
#pragma once

#include <vector>

#include "model/model.h"

namespace model {

// A model with its weights and its optimiser's state ([n_slots, n_parameters]; may be empty).
struct TrainedModel {
    const Spec& spec;
    const Model& model;
    engine::Memory<float>& memory;
    std::vector<float>& slots;
};

// Overwrites the newly initialised parameters (and zero slots) of `to` with everything in `from` that fits. Both must
// have the same data set and optimiser. In both, set the graph inputs with one row for the whole batch (masks, flags)
// before the call, and switch noise off. `material` is their data set; the values (not the weights) in from.memory are
// overwritten, too.
void graft(const TrainedModel& from, const TrainedModel& to, const Material& material);

}  // namespace model
