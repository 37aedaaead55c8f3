// Numbers as classes: cut into groups of about as many things each, so that a probe can be asked for them in bits.
// Includes nothing of ours.
#pragma once

#include <vector>

namespace train {

// Where `values` are cut into at most n_groups groups: rising, between two of the values. Each cut is put where the
// share of values below it is nearest to q / n_groups. Equal values stay together, so with many ties groups are unequal
// or fewer; none if all are equal. Values that are not finite do not count.
std::vector<double> quantile_cuts(std::vector<float> values, int n_groups);

// How many cuts lie below the value; -1 if it is not finite (missing).
int quantile_group(const std::vector<double>& cuts, float value);

}  // namespace train
