// Softplus: log(1 + e^x), a smooth relu that is always positive.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow softplus_activation = {.id = "softplus",
                                           .label = "softplus",
                                           .help = "A relu without its corner: always positive, always smooth.",
                                           .op = &engine::ops::softplus,
                                           .init = engine::Init::he};

}  // namespace model::rows
