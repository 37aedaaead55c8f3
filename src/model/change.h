// How deep a change of a Spec is, that is, what has to happen to the running model; and the levers, which are the
// groups of settings that a learner changes. Includes nothing of ours. Next: schema.h, diff.h.
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

// The groups of fields that a learner changes: features, architecture and loss, which are the three levers that lessons
// explain; and data, training, view.
enum class Lever { data, features, architecture, loss, training, view };

}  // namespace model
