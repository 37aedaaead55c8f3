// Rectified linear unit: max(0, x).
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow relu_activation = {.id = "relu",
                                       .label = "relu",
                                       .help = "Passes what is positive and cuts the rest: maps with corners.",
                                       .op = &engine::ops::relu,
                                       .init = engine::Init::he};

}  // namespace model::rows
