// A box: tanh keeps every coordinate between -1 and 1.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const BoundRow box_bound = {.id = "tanh",
                            .label = "a box",
                            .help = "Every coordinate stays between -1 and 1: things crowd along the walls.",
                            .op = &engine::ops::tanh};

}  // namespace model::rows
