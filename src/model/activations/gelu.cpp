// Gaussian error linear unit: x times the chance that a normal number lies below it.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow gelu_activation = {.id = "gelu",
                                       .label = "gelu",
                                       .help = "A relu with a soft corner, as Transformers have it.",
                                       .op = &engine::ops::gelu,
                                       .init = engine::Init::he};

}  // namespace model::rows
