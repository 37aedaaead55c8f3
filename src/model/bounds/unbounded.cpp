// No bound.
#include "model/row_lists.h"

namespace model::rows {

const BoundRow unbounded_bound = {
    .id = "none", .label = "no limits", .help = "The map may grow as large as it likes.", .op = nullptr};

}  // namespace model::rows
