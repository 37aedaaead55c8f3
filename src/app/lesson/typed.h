// Texts that a learner typed stay where the running encoder puts them while it trains on. May include lessons and app.
#pragma once

#include "app/experiment/session.h"
#include "lessons/exhibits/typed.h"

namespace app {

// What the places were worked out from.
struct TypedSeen {
    long changes = -1;
    long step = -1;
};

// Once a frame: places the texts anew where the model moved (`changes` counts whatever changed its snapshot) or where
// one of them has no place yet. Returns whether one moved.
bool follow_typed(lessons::Typed& typed, TypedSeen& seen, Session& session, long changes);

}  // namespace app
