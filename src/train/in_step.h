// Trains two trainers by the same number of steps, within a time budget. May include train.
#pragma once

#include "train/trainer.h"

namespace train {

// Trains both by as many steps as fit into the budget (at least one if budget_ms > 0), at most max_steps each. Returns
// the steps of the first; the second did as many, unless trouble stopped it, which stops both.
long run_in_step(Trainer& a, Trainer& b, double budget_ms, long max_steps);

}  // namespace train
