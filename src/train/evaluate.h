// What evaluations of a model share: their noise, and quality measures of predictions (accuracy, balanced accuracy,
// R^2). Plain numbers in and out. May include core, model and train. Next: confusion.h.
#pragma once

#include <vector>

#include "core/random.h"
#include "model/model.h"

namespace train {

// The stream of noise for evaluations (model::NoiseInput::in_evaluation): each begins it anew, so that two evaluations
// of the same weights give the same losses.
core::Random evaluation_noise(const model::Spec& spec);

// plain: the share of the things that are predicted right. balanced: the mean over the classes that occur of the share
// of their things that are predicted right (mean recall), so a rare class counts as much as a frequent one. NaN if no
// thing has a class.
struct Accuracy {
    double plain = 0, balanced = 0;
};
// predicted, wanted [n]: predicted and true classes; wanted -1 = unknown, not counted.
Accuracy classification_accuracy(const std::vector<int>& predicted, const std::vector<int>& wanted, int n_classes);

// Coefficient of determination: 1 - sum of squared errors / sum of squares about the mean of `wanted`, over entries
// with weight > 0. NaN where it is undefined (fewer than two entries, or all equal).
double r_squared(const std::vector<float>& predicted, const std::vector<float>& wanted,
                 const std::vector<float>& weight);

}  // namespace train
