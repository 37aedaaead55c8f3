// See controls.h.
#include "app/experiment/controls.h"

#include <algorithm>

#include "app/experiment/landing.h"
#include "app/frame.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"

namespace app {
void play(Rooms& rooms, bool on) {
    rooms.pace.playing = on;
    rooms.pace.resting = false;
    rooms.pace.step_debt = 0;
    if (on) rooms.session().wake();
    if (on && rooms.many.show) rooms.many.show->rest_at = rooms.many.show->sweep.step + kStepsBeforeRest;
    if (on && rooms.sides.comparison) rooms.other().session.wake();
}

long step(Rooms& rooms, long n) {
    if (rooms.many.show) return step_show(*rooms.many.show, n);
    const long done =
        rooms.sides.comparison ? rooms.session().run_steps(n) : run_steps(rooms.backend, rooms.session(), n);
    if (rooms.sides.comparison) {
        rooms.other().session.run_steps(
            std::max(0L, rooms.session().shown().step - rooms.other().session.shown().step));
        record(rooms.other().past, rooms.other().session.shown());
    }
    ++rooms.view.changes;
    record(rooms.side().past, rooms.session().shown());
    if (const auto& trouble = rooms.session().trainer().trouble()) {
        rooms.notices.alarm = trouble->sentence;
        rooms.pace.playing = false;
    }
    return done;
}

void choose_backend(Rooms& rooms, BackendChoice choice) {
    if (choice != BackendChoice::webgl) return_to_cpu(rooms.backend, rooms.session());
    rooms.backend.choice = choice;
    rooms.backend.raced.clear();  // who asks again gets a new race
    rooms.backend.refused.clear();
    if (rooms.backend.has_gl) rooms.backend.why_not.clear();
    rooms.clock.active_s = rooms.clock.last_s;
    if (rooms.many.show) race_again(*rooms.many.show);
    rooms.pace.resting = false;
}

void reset(Rooms& rooms, std::optional<int> seed) {
    if (rooms.many.show) return restart_sweep(rooms, seed.has_value());
    rooms.session().reset(seed);
    if (rooms.session().problem()) return;
    if (!rooms.sides.comparison) return;
    rooms.other().session.reset(seed);  // a fair race: both from the start
    rooms.other().kept = {};
    rooms.other().past = {};
    ++rooms.view.changes;
    adopt(rooms, {.depth = model::Change::anew, .changed = true, .sentence = ""}, rooms.clock.last_s);
}

}  // namespace app
