// A graft: what a new model takes over from the one it replaces, so that the map moves on from where it is.
//   deepen   a new layer hands on what it gets: exactly if it is linear or ReLU after ReLU, else as nearly as can be
//   widen    new units are copies of old ones; both share the outgoing weight, unequally, so that they part: exact
//   narrow   the units stay that together tell the next layer most
//   remove   the layer's matrix is multiplied into the next one: exact if it was linear
//   new loss its head starts at a tenth of a fresh start, so that it pulls gently
//   more dimensions   the old ones stay, the new one starts small and unheard
// Where that is not exact, the first layer after the change is fitted anew by least squares, over all things, to what
// it said before. Optimiser state goes along with the units it belongs to. Source: Chen, Goodfellow, Shlens 2015,
// Net2Net. May include core, engine and model. Next: graft_encoder.h.
#pragma once

#include <vector>

#include "model/model.h"

namespace model {

// A model with its weights and its optimiser's slots ([n_slots, n_parameters], may be empty).
struct Grown {
    const Spec& spec;
    const Model& model;
    engine::Memory<float>& memory;
    std::vector<float>& slots;
};

// Overwrites the freshly initialised parameters (and zero slots) of `to` with all that fits from `from`. Both are of
// one data set and one optimiser; their masks and flags must be set, and noise switched off.
void graft(const Grown& from, const Grown& to, const Material& material);

}  // namespace model
