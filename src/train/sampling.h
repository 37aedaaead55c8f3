// Sampling of contexts and negatives for the things of a batch, the inputs of skip-gram and CBOW (model::SampledInput).
// Every build samples the same numbers. May include core, engine, data and model. Next: engine/skip_gram.h.
#pragma once

#include <vector>

#include "core/random.h"
#include "engine/skip_gram.h"
#include "model/model.h"

namespace train {

// The alias table (engine/skip_gram.h) to sample negatives by count^(3/4); empty without a corpus.
std::vector<engine::AliasColumn> negative_table_of(const data::Contexts& contexts);

// Overwrites `to` [n_rows * each, 1] with sampled indices of things, `each` for every one of things[0 .. n_rows).
void sample_for_training(const model::SampledInput& input, const data::Contexts& contexts,
                         const std::vector<engine::AliasColumn>& negative_table, const int* things, int n_rows,
                         const engine::Matrix<float>& to, core::Random& random);
// The same for evaluation: the samples depend only on the thing, so every evaluation gives the same result.
void sample_for_evaluation(const model::SampledInput& input, const data::Contexts& contexts,
                           const std::vector<engine::AliasColumn>& negative_table, const int* things, int n_rows,
                           const engine::Matrix<float>& to);

}  // namespace train
