// Encodes typed texts (lessons/exhibits/typed.h) again while the model trains, so that their places on the map stay up
// to date. May include lessons and app. Next: lessons/exhibits/typed.h.
#pragma once

#include "app/experiment/session.h"
#include "lessons/exhibits/typed.h"

namespace app {

// Cache key of the places.
struct TypedKey {
    long changes = -1;
    long step = -1;
};

// Encodes the texts again if the model has changed or a text has no place yet; called once a frame. changes:
// MapView::changes. Returns whether the places were updated.
bool follow_typed(lessons::Typed& typed, TypedKey& key, Session& session, long changes);

}  // namespace app
