// Two trainers side by side: as many steps of the one as of the other. May include train.
#pragma once

#include "train/trainer.h"

namespace train {

// As many whole steps of both as fit into the budget (at least one if budget_ms > 0), at most max_steps of each.
// Returns the steps that the first one did; the second did as many unless trouble stopped it, which stops both.
long run_in_step(Trainer& a, Trainer& b, double budget_ms, long max_steps);

}  // namespace train
