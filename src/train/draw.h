// Things drawn for the batch: what stands beside each in a corpus, or any by how frequent they are (model::SampledInput).
// May include core, engine, data and model. Draws the same numbers on every build.
#pragma once

#include <vector>

#include "core/random.h"
#include "engine/skip_gram.h"
#include "model/model.h"

namespace train {

// What is worked out once for a data set: the alias table of count^(3/4). Empty without a corpus.
std::vector<engine::NoiseColumn> noise_of(const data::Contexts& contexts);

// Fills to [n_rows * each, 1] for these things, in order.
void sample_for_training(const model::SampledInput& drawn, const data::Contexts& contexts,
                         const std::vector<engine::NoiseColumn>& noise, const int* things, int n_rows,
                         const engine::Matrix<float>& to, core::Random& random);
// The same while looking: what a thing draws depends on nothing but the thing.
void sample_for_evaluation(const model::SampledInput& drawn, const data::Contexts& contexts,
                           const std::vector<engine::NoiseColumn>& noise, const int* things, int n_rows,
                           const engine::Matrix<float>& to);

}  // namespace train
