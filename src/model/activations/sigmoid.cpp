// Logistic sigmoid: smooth, from 0 to 1.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow sigmoid_activation = {.id = "sigmoid",
                                          .label = "sigmoid",
                                          .help = "A soft step between 0 and 1, like a switch.",
                                          .op = &engine::ops::sigmoid,
                                          .init = engine::Init::glorot};

}  // namespace model::rows
