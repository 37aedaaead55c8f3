// Hints: a model that trains on but does not learn. Its numbers explode, a loss can never act, or its map has become one
// point; and which lever probably helps. A hint stops nothing; numbers that became infinite are trouble (trouble.h).
// May include core, engine, model and train; knows no windows.
#pragma once

#include <optional>
#include <string>

#include "train/history.h"
#include "train/trainer.h"

namespace train {

struct Hint {
    std::string id;        // "exploding", "cannot_act" or "collapsed"
    std::string sentence;  // what is seen, and the lever to try
};

// The loss is a thousand times the first, or far above what any data would make of it.
std::optional<Hint> exploding(const Snapshot& shown, const History& history, const model::Spec& spec);
// A loss with a weight that no batch of these training things can give anything to do.
std::optional<Hint> cannot_act(const model::Model& model, const Snapshot& shown, const model::Spec& spec);
// All things lie in one point, or so near each other that only rounding tells them apart.
std::optional<Hint> collapsed(const Snapshot& shown, const History& history, const model::Spec& spec);

// The first of these that holds; none while the trainer has trouble, which says more.
std::optional<Hint> find_hint(const Trainer& trainer, const Snapshot& shown, const History& history);

}  // namespace train
