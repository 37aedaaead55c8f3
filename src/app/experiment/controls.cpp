// See controls.h.
#include "app/experiment/controls.h"

#include <algorithm>

#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"

namespace app {
void play(Rooms& rooms, bool on) {
    rooms.experiment.pace.playing = on;
    rooms.experiment.pace.resting = false;
    rooms.experiment.pace.step_debt = 0;
    if (on) stage_of(rooms).wake(rooms);
}

long step(Rooms& rooms, long n) { return stage_of(rooms).step(rooms, n); }

void choose_backend(Rooms& rooms, BackendChoice choice) {
    if (choice != BackendChoice::webgl) return_to_cpu(rooms.experiment.backend, rooms.session());
    rooms.experiment.backend.choice = choice;
    rooms.experiment.backend.raced.clear();  // choosing "auto" again starts a new race
    rooms.experiment.backend.refused.clear();
    if (rooms.experiment.backend.has_gl) rooms.experiment.backend.why_not.clear();
    rooms.clock.active_s = rooms.clock.last_s;
    if (rooms.many.show) race_again(*rooms.many.show);
    rooms.experiment.pace.resting = false;
}

void reset(Rooms& rooms, std::optional<int> seed) { stage_of(rooms).reset(rooms, seed); }

}  // namespace app
