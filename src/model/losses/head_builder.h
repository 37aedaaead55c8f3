// Helpers for building losses in the graph: the layers of a head, from the map to a prediction, and the target inputs.
// May include core, engine, data and model.
#pragma once

#include "model/tables.h"

namespace model {

// A head without layers, with spec, id (made from the loss), label and answer set.
Head make_head(const LossSpec& loss, const std::string& label, Answer answer);

// Adds layers from `x` [N, dims] to `n_out` outputs: one dense layer, or two with tanh between them if the loss has
// hidden units. Sets head.layers and head.output.
void add_layers(const Build& build, Head& head, engine::Value x, int n_out);

// Adds the net that makes things out of noise, or moves them: from `x` through two hidden layers of loss.maker units
// with tanh to `n_out` numbers, which it returns. Sets head.maker.
engine::Value add_maker(const Build& build, Head& head, engine::Value x, int n_out);

// Adds an input with one row for each thing of the batch, which the trainer copies from `rows`: [all things, cols].
engine::Value add_row_source(const Build& build, const std::string& name, int cols, std::vector<float> rows);

// Adds the classes of the loss's target. Sets codes, outputs and row_weights ([N, 1]; 0 where the class is unknown;
// balanced if the loss says so), and returns the input with the classes for training, in which a share loss.noise of
// the things has the class of another thing (label noise). Error: the target has no values at all.
core::Result<engine::Value> add_class_target(const Build& build, const LossSpec& loss, Head& head);

// The same for a numeric target, standardised: sets outputs, values, mean, scale and row_weights; returns the input.
engine::Value add_number_target(const Build& build, const LossSpec& loss, Head& head);

// A complete head that predicts the loss's numeric target, with the loss op(prediction, target, weight).
Head head_of_number(const Build& build, const LossSpec& loss, const engine::Op& op,
                    const engine::Attributes& attributes = {});

// A complete loss over pairs, without a prediction: op(map, class, weight) with one parameter (a margin or a
// temperature). Error: the target has no values at all.
core::Result<Head> head_of_pairs(const Build& build, const LossSpec& loss, const engine::Op& op, double parameter);

// Adds an input with indices of things [N * each, 1] that the trainer samples from the data's contexts.
engine::Value add_sampled(const Build& build, const std::string& name, int each, SampledInput::From from);
// The places on the map [N, dims] of the things with these indices [N, 1], by the same encoder as those of the batch.
engine::Value add_map_of(const Build& build, engine::Value things);
// What is said of data that do not say what stands beside what.
core::Error no_contexts_error();

// The sum of op(weights) over all weight matrices of the encoder, that of the map included (index -1: there are none);
// op maps a matrix to [1, 1].
engine::Value over_encoder_weights(const Build& build, const engine::Op& op);

// The label of the loss's target.
std::string target_label(const Build& build, const LossSpec& loss);

}  // namespace model
