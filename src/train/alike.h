// Groups trainers that can train together on the graphics card, in the same passes: they may differ only in numbers
// that every model has of its own (weights, learning rate, decay, weights of losses, features in use, seed). May
// include train. Next: app/experiment/gpu_training.h, which trains one such group.
#pragma once

#include <vector>

#include "train/trainer.h"

namespace train {

// Whether two trainers can train together. They must share one Material (model/material.h) and have the same ops,
// shapes and constants; the same rows of features and targets (label noise differs with the seed); the same batch size,
// optimiser and schedule; the same number of steps done so far; and no trouble (trainer.h).
bool trains_alike(const Trainer& a, const Trainer& b);

// Splits trainers into groups that can train together, in the order of the first member of each. The numbers are
// indices into `trainers`; null pointers and trainers in trouble are in no group.
std::vector<std::vector<int>> groups_alike(const std::vector<const Trainer*>& trainers);

}  // namespace train
