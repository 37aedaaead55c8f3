// Cuts numbers into classes at quantiles, so a probe can predict them. Includes nothing of ours. Next: bits_kept.h.
#pragma once

#include <vector>

namespace train {

// The limits that cut `values` into at most n_groups classes of about equal size: ascending, each between two values.
// The q-th limit is where the share of values below it is nearest to q / n_groups. Equal values stay together, so with
// many ties the classes are unequal or fewer; no limits if all are equal. Values that are not finite are ignored.
std::vector<double> quantile_cuts(std::vector<float> values, int n_groups);

// The class of a value: how many limits lie below it; -1 if it is not finite (missing).
int quantile_group(const std::vector<double>& cuts, float value);

}  // namespace train
