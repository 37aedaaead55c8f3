// Keeps the places of typed texts on the map up to date while the model trains. May include lessons and app. Next:
// lessons/exhibits/typed.h, which encodes and places them.
#pragma once

#include "app/experiment/session.h"
#include "lessons/exhibits/typed.h"

namespace app {

// Cache key of the places: the state for which they were computed; -1: none yet.
struct TypedKey {
    long changes = -1;  // MapView::changes
    long step = -1;     // training step
};

// Encodes and places the texts again if the key has changed or a text has no place yet; call it once a frame. changes:
// MapView::changes. Returns whether it did; false if there are no texts.
bool update_typed(lessons::Typed& typed, TypedKey& key, Session& session, long changes);

}  // namespace app
