// Helpers for losses that ask at each position of a sequence, for a token or a class: where they fit, and the head that
// reads the last layer whose output is a sequence. May include core, engine, data and model.
#pragma once

#include <string>

#include "data/tokens.h"
#include "model/tables.h"

namespace model {

// Why such a loss does not fit the Spec, as a sentence with what would help: these data have no tokens, no layer reads
// them, or a layer leaves fewer positions. Empty: it fits, or the layers do not fit each other.
std::string why_no_tokens(const Spec& spec);
// The same for a loss whose answer stands further on in the sequence: no layer may look ahead, either.
std::string why_no_tokens_ahead(const Spec& spec);

// An input of numbers for each position of each thing: rows [N, T] -> [N*T, 1].
engine::Value add_position_source(const Build& build, const std::string& name, int steps, std::vector<float> rows);

// Adds the layers of a head that names one of the tokens (or classes) at each position of `x` [N*T, C], and its loss:
//   cross-entropy, mean over the positions by their weight
// wanted, weight [N*T, 1]: the index of the true token; 0 where the position does not count. Sets output, outputs,
// row_weights, places, wanted and loss.
void add_token_head(const Build& build, Head& head, engine::Value x, const data::Tokens& tokens, engine::Value wanted,
                    engine::Value weight);

// Index into Model::layers and Model::outputs of the last layer whose output is a sequence. why_no_tokens() is empty.
std::size_t last_sequence(const Spec& spec);

// What is said of data whose sequences turn out to have no tokens.
core::Error no_tokens_error();

}  // namespace model
