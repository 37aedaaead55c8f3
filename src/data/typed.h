// New things that a learner types: a text -> the features of a thing that is not in the table. For data sets of texts
// (DatasetRow::encode_text), and for those whose things are short sequences of tokens (DatasetRow::read_typed): a sum,
// letters, pairs. May include core and data. Next: app/view/flow.cpp, which walks such a thing through the layers.
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/features.h"

namespace data {

bool can_be_typed(const DatasetRow& row);

// Features [D], standardised like those of the rows; what the text does not say is 0, the mean. Errors, as sentences
// for the learner: the text is no such thing. Only if can_be_typed() (checked).
core::Result<std::vector<float>> features_of_typed(const Dataset& dataset, const FeatureMatrix& matrix,
                                                   std::string_view text);

}  // namespace data
