// What the losses that stand on a head have in common: the layers from the map to the answer.
// May include core, engine, data and model.
#pragma once

#include "model/tables.h"

namespace model {

// A head with its layers from build.model.map to `n_out` outputs: one dense layer, or two with tanh between them where
// the Spec asks for hidden units. Sets id, label, answer, layers, output.
Head build_head(const HeadBuild& build, const std::string& label, Answer answer, int n_out);

// Adds an input with one row a thing, [N, cols], that the trainer fills from `rows`.
engine::Value add_row_source(const HeadBuild& build, const std::string& name, int cols, std::vector<float> rows);

}  // namespace model
