// The kinds of predictions that a head can make. Includes nothing of ours.
#pragma once

namespace model {

// Probabilities of classes, a number, or all features (reconstruction). none: a loss on the map itself, which has no
// prediction.
enum class Answer { classes, number, features, none };

}  // namespace model
