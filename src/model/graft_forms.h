// Part of graft.h: carrying weights over between encoders in which pictures, sequences or graphs flow. May include core,
// engine and model.
#pragma once

#include "model/graft.h"

namespace model {

// Whether a layer of this Spec takes or gives anything but a row of numbers.
bool has_forms(const Spec& spec);

// Copies every parameter of the encoder, and the optimiser's state for it, into the layer of the same kind that stands at
// the same place, counted from the front or from the map. Where a layer got wider (channels, units, positions), what it
// had stays, new units start from their random weights, and those after them do not hear them yet (weight 0), so the map
// stays where it was. A window of another size starts anew.
void graft_encoder_of_forms(const TrainedModel& from, const TrainedModel& to);

}  // namespace model
