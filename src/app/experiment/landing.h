// Landing: applying a changed Spec to the running model, whether panels have edited it (the draft) or it comes from a
// link, a script or undo. The one place that tells all rooms about the change. May include everything of app. Next:
// session.h.
#pragma once

#include "app/experiment/session.h"

namespace app {

struct Rooms;

// Whether the Spec differs from the running one in more than looks, so that another run would begin. False if it is not
// valid.
bool becomes_another_run(const Rooms& rooms, const model::Spec& spec);
// Makes the Spec the running one with Session::settle(). Before, the running model is added to the earlier runs; after,
// adopt() is called.
core::Result<Applied> land(Rooms& rooms, const model::Spec& spec, double now_s);
// Calls land() with the draft if it has changed since it was last tried. On an error the old model trains on
// (session().problem()).
void settle(Rooms& rooms, double now_s);
// Called after the running Spec or model has changed: updates the draft and all other rooms, and shows a sentence that
// says what happened.
void adopt(Rooms& rooms, const Applied& applied, double now_s);
// adopt() after training has started again from random weights.
void began_anew(Rooms& rooms);

}  // namespace app
