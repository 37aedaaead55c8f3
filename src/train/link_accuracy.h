// How many links a loss over links (model/losses/links.cpp) tells right: those that were hidden, and pairs that are not
// linked. Plain numbers in and out. May include core, model and train. Next: evaluate.h.
#pragma once

#include <vector>

#include "train/evaluate.h"

namespace train {

// places [N, dims]: of all things on the map. linked [N, N], symmetric: 1 = linked, 0 = not, -1 = hidden. A pair is told to
// be linked if its squared distance is below `squared_reach`. Of the links only hidden ones count, or all if none is hidden; of the other pairs
// at most kMostOtherPairs, spread evenly. balanced: the mean of the shares of the two kinds; guessing gives 0.5. NaN if
// there are no links or no other pairs.
inline constexpr long kMostOtherPairs = 20000;
Accuracy link_accuracy(const std::vector<float>& places, int dims, const std::vector<float>& linked,
                       float squared_reach);

}  // namespace train
