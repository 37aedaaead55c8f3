// A graft: what a new model takes over from the one it replaces, so that the map moves on from where it is.
//   deepen   a new layer starts as the identity (exact for linear, and for ReLU after ReLU; close for tanh near 0)
//   widen    new units are copies that share the outgoing weight, plus a little of their fresh start so that they part
//   narrow   the first units stay
//   remove   the layer's matrix is multiplied into the next one (exact for linear)
// Source: Chen, Goodfellow, Shlens 2015, Net2Net. May include core, engine and model.
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

// Overwrites the freshly initialised parameters (and zero slots) of `to` with all that fits from `from`.
// Both are of one data set and one optimiser.
void graft(const Grown& from, const Grown& to);

}  // namespace model
