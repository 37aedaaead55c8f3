// The kinds of predictions that heads make. Includes nothing of ours.
#pragma once

namespace model {

// What a head predicts for a place of the map: probabilities of classes, a number, or all features (reconstruction).
// none: a loss on the map itself, without a prediction.
enum class Answer { classes, number, features, none };

}  // namespace model
