// Depths of changes of a Spec (what has to happen to the running model), and the levers that make them. Includes
// nothing of ours. Next: schema.h, diff.h.
#pragma once

#include <string_view>

namespace model {

// The depth of a change, in rising order.
enum class Change {
    look,   // changes the picture only
    live,   // takes effect between two steps of the running model
    graft,  // a new model that takes over every parameter that still fits (graft.h)
    anew,   // training starts again, from random weights
};
// Help text beside a control: "acts at once", "carries on" ...
std::string_view when_it_acts(Change change);

// The group of fields that a learner changes: the three levers of a model, and data, training, view.
enum class Lever { data, features, architecture, loss, training, view };

}  // namespace model
