// Sine: periodic.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const ActivationRow sine_activation = {.id = "sine",
                                       .label = "sine",
                                       .help = "Waves: near things can become far, and the map gets ripples.",
                                       .op = &engine::ops::sine,
                                       .init = engine::Init::glorot};

}  // namespace model::rows
