// A sphere: every place is scaled to length 1, so only its direction counts. In two dimensions it is a circle.
#include "engine/ops.h"
#include "model/row_lists.h"

namespace model::rows {

const BoundRow sphere_bound = {
    .id = "sphere",
    .label = "a sphere",
    .help = "Every place has length 1, so only the direction counts; with two dimensions that is a circle.",
    .op = &engine::ops::sphere};

}  // namespace model::rows
