// What losses have in common: the layers from the map to an answer, targets with what is known of them.
// May include core, engine, data and model.
#pragma once

#include "model/tables.h"

namespace model {

// A head with nothing but its names: id and label from the loss, or from its target's label.
Head make_head(const LossSpec& loss, const std::string& label, Answer answer);

// Gives it layers from `x` [N, dims] to `n_out` outputs: one dense layer, or two with tanh between them where the loss
// asks for hidden units. Sets layers and output.
void add_layers(const Build& build, Head& head, engine::Value x, int n_out);

// Adds an input with one row a thing, [N, cols], that the trainer fills from `rows`.
engine::Value add_row_source(const Build& build, const std::string& name, int cols, std::vector<float> rows);

// The classes of the loss's target: sets codes, outputs, row_weights ([N, 1], 0 where unknown; balanced where the loss
// asks for it), and returns the input of the class that training is told: with loss.noise > 0 for that share of the
// things the class of another thing. Error: the target has no values at all.
core::Result<engine::Value> add_class_target(const Build& build, const LossSpec& loss, Head& head);

// The same for a number, standardised: sets values, mean, scale, row_weights.
engine::Value add_number_target(const Build& build, const LossSpec& loss, Head& head);

// A head that says the loss's target number, judged by op(said, wanted, weight).
Head head_of_number(const Build& build, const LossSpec& loss, const engine::Op& op,
                    const engine::Attributes& attributes = {});

// A loss on the places of things and their classes, without an answer: op(map, class, weight) with one parameter, a
// margin or a temperature. Error: the target has no values at all.
core::Result<Head> head_of_pairs(const Build& build, const LossSpec& loss, const engine::Op& op, double parameter);

// The sum over the encoder's weight matrices, the map's too, of an op that makes one number of each.
engine::Value over_encoder_weights(const Build& build, const engine::Op& op);

// The label of the loss's target.
std::string target_label(const Build& build, const LossSpec& loss);

}  // namespace model
