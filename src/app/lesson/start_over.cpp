// See start_over.h.
#include "app/lesson/start_over.h"

#include <utility>

#include "app/experiment/apply_spec.h"
#include "app/experiment/controls.h"
#include "app/experiment/earlier_runs.h"
#include "app/frame.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "core/thousands.h"

namespace app {

void start_over(Rooms& rooms) {
    const bool nothing_done = rooms.session().latest().step == 0 && link(rooms).empty();
    return_to_cpu(rooms.experiment.backend, rooms.session());
    std::optional<BeforeStart> before;
    if (!nothing_done) {
        before.emplace(BeforeStart{.session = rooms.session().fork(),
                                   .playing = rooms.experiment.pace.playing,
                                   .lesson = rooms.lesson.guide.lesson(),
                                   .index = rooms.lesson.guide.index(),
                                   .desk = rooms.ui.desk,
                                   .left = rooms.lesson.left});
    }
    open_lesson(rooms, *lessons::lesson_table().front(), 0);
    rooms.before_start = std::move(before);
    if (!nothing_done) tell(rooms, "You have started over. Undo leads back to what ran.", rooms.clock.last_s);
}

bool can_take_back_start(const Rooms& rooms) { return rooms.before_start && !rooms.session().can_undo(); }

void take_back_start(Rooms& rooms) {
    BeforeStart before = std::move(*rooms.before_start);
    rooms.before_start.reset();
    end_sweep(rooms);
    drop_comparison(rooms);
    rooms.many.pending.reset();
    rooms.fetching.waiting.reset();
    rooms.experiment.pace.warm_left = 0;
    note_run(rooms, before.session.running().dataset);
    return_to_cpu(rooms.experiment.backend, rooms.session());
    rooms.session() = std::move(before.session);
    const std::string step = core::thousands(rooms.session().latest().step);
    adopt(rooms,
          {.depth = model::Change::anew,
           .changed = true,
           .sentence = "What ran before you started over goes on from its step " + step + "."},
          rooms.clock.last_s);
    if (before.lesson != nullptr)
        rooms.lesson.guide.open(*before.lesson, before.index, rooms.session().latest().step);
    else
        rooms.lesson.guide.close();
    rooms.ui.desk = std::move(before.desk);
    rooms.lesson.left = std::move(before.left);
    rooms.lesson.changed = true;
    play(rooms, before.playing);
}

}  // namespace app
