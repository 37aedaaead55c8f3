// Leaky rectified linear unit: x, or x / 100 below 0.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow leaky_relu_activation = {
    .id = "leaky_relu",
    .label = "leaky relu",
    .help = "Like relu, but lets a hundredth of the negative through: no unit can die.",
    .op = &engine::ops::leaky_relu,
    .init = engine::Init::he};

}  // namespace model::rows
