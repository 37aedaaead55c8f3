// Hints: sentences about a model that trains on but does not learn (its numbers explode, a loss can never have an
// effect, or all things collapse into one point of the map), with the setting that probably helps. A hint does not stop
// training; weights that become NaN or infinite do (trouble.h). May include core, engine, model and train; knows no
// windows. Next: trouble.h.
#pragma once

#include <optional>
#include <string>

#include "train/history.h"
#include "train/trainer.h"

namespace train {

struct Hint {
    std::string id;        // "exploding", "cannot_act" or "collapsed"
    std::string sentence;  // what is wrong, and the setting to try
};

// "exploding": the loss is a thousand times the first one, or far above any loss that data can cause.
std::optional<Hint> exploding(const Snapshot& shown, const History& history, const model::Spec& spec);
// "cannot_act": a loss has a weight, but no batch of these training things can give it a gradient.
std::optional<Hint> cannot_act(const model::Model& model, const Snapshot& shown, const model::Spec& spec);
// "collapsed": all things lie in one point of the map, or so near each other that only rounding separates them.
std::optional<Hint> collapsed(const Snapshot& shown, const History& history, const model::Spec& spec);

// The first of these three that holds; none while the trainer has trouble, whose sentence says more.
std::optional<Hint> find_hint(const Trainer& trainer, const Snapshot& shown, const History& history);

}  // namespace train
