// Helpers for building encoder layers. May include core, engine and model.
#pragma once

#include "model/tables.h"

namespace model {

// x [N, D] -> x W + b [N, width], with parameters name.weight and name.bias, initialised as suits the activation.
engine::Value add_affine(const Build& build, engine::Value x, int width, std::string_view activation,
                         const std::string& name);
// Applies the activation with this id.
engine::Value add_activation(const Build& build, engine::Value x, std::string_view activation);

}  // namespace model
