// Gaussian error linear unit: x times the probability that a standard normal number is below x.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow gelu_activation = {.id = "gelu",
                                       .label = "gelu",
                                       .help = "A relu with a soft corner, as Transformers have it.",
                                       .op = &engine::ops::gelu,
                                       .init = engine::Init::he};

}  // namespace model::rows
