// What kind of thing a head says. Includes nothing of ours.
#pragma once

namespace model {

// What a head says about a place of the map. none: a loss on the map itself, without an answer.
enum class Answer { classes, number, features, none };

}  // namespace model
