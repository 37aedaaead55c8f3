// How deep a change of a Spec goes, and which lever made it. Includes nothing of ours. Next: schema.h, diff.h.
#pragma once

#include <string_view>

namespace model {

// How deep a change goes, in rising order.
enum class Change {
    look,   // the picture only
    live,   // between two steps; the map moves on from where it is
    graft,  // a new model that carries over every parameter that still fits
    anew,   // training starts again from random weights
};
// "acts at once", "carries on", ...: what a learner reads beside a control.
std::string_view when_it_acts(Change change);

enum class Lever { data, features, architecture, loss, training, view };

}  // namespace model
