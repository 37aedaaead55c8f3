// Hyperbolic tangent: smooth, from -1 to 1.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow tanh_activation = {.id = "tanh",
                                       .label = "tanh",
                                       .help = "A soft step: bends smoothly and never leaves -1 to 1.",
                                       .op = &engine::ops::tanh,
                                       .init = engine::Init::glorot};

}  // namespace model::rows
