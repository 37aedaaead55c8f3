// Applies a changed Spec to the running model, whether it comes from panels (the draft), a link, a script or undo. The
// only code that updates all rooms after such a change. May include everything of app. Next: session.h.
#pragma once

#include "app/experiment/session.h"

namespace app {

struct Rooms;

// Whether applying this Spec would begin a new run, because it differs from the running one in more than appearance.
// False if it is not valid, or if only points on the drawing board have moved.
bool becomes_another_run(const Rooms& rooms, const model::Spec& spec);
// Makes this Spec the running one: adds the running model to the earlier runs if another run begins, calls
// Session::change_to(), then adopt(). Error: the Spec is not valid; nothing has changed.
core::Result<Applied> apply_spec(Rooms& rooms, const model::Spec& spec, double now_s);
// Calls apply_spec() with the draft if it has changed since it was last tried. On an error the old model trains on
// (session().problem()). If its data set must be fetched first, it waits (fetching.h), and the draft becomes the
// running Spec again.
void apply_draft(Rooms& rooms, double now_s);
// Call after the running Spec or model has changed: updates the draft and all other rooms, and shows a sentence that
// says what happened.
void adopt(Rooms& rooms, const Applied& applied, double now_s);
// Call instead of adopt() after training was started again from random weights.
void began_anew(Rooms& rooms);

}  // namespace app
