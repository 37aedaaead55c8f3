// Which trainers can train together on the graphics card, in the same passes: those that differ only in numbers that
// every model has for itself (weights, learning rate, decay, weights of losses, features in use, seed). May include
// train. Next: app/experiment/card_training.h, which takes one such group.
#pragma once

#include <vector>

#include "train/trainer.h"

namespace train {

// The same ops on the same shapes with the same constants, the same rows to learn from (answers that were made wrong
// are others with another seed), batch, optimiser, schedule and steps so far; and neither in trouble.
bool trains_alike(const Trainer& a, const Trainer& b);

// Each trainer in one group, in the order of their first ones; null: in none. Numbers are places in `trainers`.
std::vector<std::vector<int>> groups_alike(const std::vector<const Trainer*>& trainers);

}  // namespace train
