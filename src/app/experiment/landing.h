// The one place where a change becomes what runs: the draft that panels have edited, and what came by a link, a script
// or undo. May include everything of app. Next: session.h.
#pragma once

#include "app/experiment/session.h"

namespace app {

struct Rooms;

// By more than a look; a Spec that is refused changes nothing.
bool becomes_another_run(const Rooms& rooms, const model::Spec& spec);
// Makes the Spec run, as Session::settle() does; what ran before is noted, and all rooms are told.
core::Result<Applied> land(Rooms& rooms, const model::Spec& spec, double now_s);
// The draft lands, once, when it has changed. On an error the old model trains on (session().problem()).
void settle(Rooms& rooms, double now_s);
// What runs has changed: the draft follows, and a sentence says what happened.
void adopt(Rooms& rooms, const Applied& applied, double now_s);
// The same after a start from random weights.
void began_anew(Rooms& rooms);

}  // namespace app
