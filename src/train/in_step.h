// Runs two trainers for the same number of steps, within a time budget. May include train. Next: trainer.h.
#pragma once

#include "train/trainer.h"

namespace train {

// Runs both for as many steps as fit into the budget (at least one if budget_ms > 0), at most max_steps each. If either
// gets into trouble (Trainer::trouble()), both stop. Returns the steps of `a`; `b` did as many, or fewer if it was the
// one in trouble.
long run_in_step(Trainer& a, Trainer& b, double budget_ms, long max_steps);

}  // namespace train
