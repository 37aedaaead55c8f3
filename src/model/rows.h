// The rows of model/tables.h by name: each is defined in a file of its own, and listed in tables.cpp.
// To add one: write the file, declare it here, and put it into its table.
#pragma once

#include "model/tables.h"

namespace model::rows {

extern const LayerRow dense;

extern const ActivationRow tanh;
extern const ActivationRow relu;
extern const ActivationRow linear;

extern const LossRow classify;
extern const LossRow regress;
extern const LossRow reconstruct;

}  // namespace model::rows
