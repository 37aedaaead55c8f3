// Updating the places of texts that the learner typed, which the running model encodes, while it trains. May include
// lessons and app. Next: lessons/exhibits/typed.h.
#pragma once

#include "app/experiment/session.h"
#include "lessons/exhibits/typed.h"

namespace app {

// Cache key of the places.
struct TypedSeen {
    long changes = -1;
    long step = -1;
};

// Encodes the texts again if the model has changed or a text has no place yet; called once a frame. changes:
// MapView::changes. Returns whether the places were updated.
bool follow_typed(lessons::Typed& typed, TypedSeen& seen, Session& session, long changes);

}  // namespace app
