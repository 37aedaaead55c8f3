// See controls.h.
#include "app/experiment/controls.h"

#include <algorithm>

#include "app/experiment/landing.h"
#include "app/frame.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"

namespace app {
void play(Rooms& rooms, bool on) {
    rooms.pace.playing = on;
    rooms.pace.resting = false;
    rooms.pace.step_debt = 0;
    if (on) stage_of(rooms).wake(rooms);
}

long step(Rooms& rooms, long n) { return stage_of(rooms).step(rooms, n); }

void choose_backend(Rooms& rooms, BackendChoice choice) {
    if (choice != BackendChoice::webgl) return_to_cpu(rooms.backend, rooms.session());
    rooms.backend.choice = choice;
    rooms.backend.raced.clear();  // choosing "auto" again starts a new race
    rooms.backend.refused.clear();
    if (rooms.backend.has_gl) rooms.backend.why_not.clear();
    rooms.clock.active_s = rooms.clock.last_s;
    if (rooms.many.show) race_again(*rooms.many.show);
    rooms.pace.resting = false;
}

void reset(Rooms& rooms, std::optional<int> seed) { stage_of(rooms).reset(rooms, seed); }

}  // namespace app
