// Part of graft.h, for encoders whose layers pass on pictures, sequences or graphs (data/form.h). May include core,
// engine and model.
#pragma once

#include "model/graft.h"

namespace model {

// Whether the input or output of any layer of this Spec has another form than a row of numbers.
bool has_forms(const Spec& spec);

// Copies the parameters of each old layer, with the optimiser's state, into the new layer of the same kind at the same
// place. As long as the kinds agree, places are counted from the features; the layers after that, from the map. If a
// layer got wider, old units (channels) keep their weights; new ones keep their random weights, but their outgoing
// weights are 0, so that the map does not change yet. A narrower layer keeps its first units. Weights of a window
// (convolution kernel) of another size stay random.
void graft_encoder_of_forms(const TrainedModel& from, const TrainedModel& to);

}  // namespace model
