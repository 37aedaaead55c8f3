// Calibration of a probe's probabilities, by temperature and mixing with the class frequencies, on things that neither
// the probe nor the model was trained on. It is needed because a model's layers fit its training things, so a probe
// trained on those is overconfident about others, and a few confident mistakes would hide how much it knows. Source:
// Guo et al. 2017, On Calibration of Modern Neural Networks. Includes nothing of ours. Next: probe_rows.h.
#pragma once

#include <vector>

namespace train {

// The temperatures T to choose from: a probe's logits are divided by T.
inline const std::vector<double> kTemperatures = {1, 1.5, 2, 3, 5, 10, 20};

// Returns calibrated gains [n] (log2(p / q), see probe_rows.h) of the things that the probe is evaluated on.
// candidates [temperatures][n], at least one: the gains at each temperature (with one, only e is chosen). The
// calibrated probability is (1 - e) p + e q. Five-fold: the temperature and e for a fifth of the things are those that
// give the smallest cross-entropy on the other four fifths, so no thing influences its own prediction.
std::vector<double> calibrated(const std::vector<std::vector<double>>& candidates);

}  // namespace train
