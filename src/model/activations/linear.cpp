// No activation: the identity.
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow linear_activation = {.id = "linear",
                                         .label = "linear",
                                         .help = "No bend at all: several such layers can do no more than one.",
                                         .op = nullptr,
                                         .init = engine::Init::glorot};

}  // namespace model::rows
