// See training.h.
#include "app/experiment/training.h"

#include <algorithm>

#include "app/gallery.h"
#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "core/thousands.h"

namespace app {
namespace {

constexpr double kProbeBudgetMs = 2, kMostProbeBudgetMs = 20;
constexpr double kHandsRest = 0.25;  // seconds without measuring after the map was moved by hand

bool has_work(const Side& side, const train::BitsRequest& request) {
    return train::has_work(side.kept, side.session.latest(), request);
}

void measure(Side& side, const train::BitsRequest& request, double budget_ms) {
    if (!has_work(side, request)) return;
    train::measure_for(side.kept, side.session.material(), side.session.latest(), budget_ms, request);
}

}  // namespace

bool trains(const Rooms& rooms) {
    return !rooms.ui.show_gallery && rooms.experiment.pace.playing && !rooms.experiment.pace.resting &&
           every_side(rooms, [](const Side& side) { return !side.session.trainer().trouble(); });
}

void go_on(Rooms& rooms, long step) {
    constexpr double kMostSeconds = 20;
    const long done = rooms.session().latest().step;
    if (step <= done || rooms.many.show || rooms.many.pending) return;
    get_ready(rooms.experiment.pace, std::max(rooms.experiment.pace.warm_left, step - done), kMostSeconds);
    tell(rooms,
         "You are back: the training goes on from step " + core::thousands(step) +
             ", which the model reaches again in a moment.",
         rooms.clock.last_s);
}

long train(Rooms& rooms, const Input& input) {
    if (!input.visible) return 0;
    start_pending_sweep(rooms);
    if (run_gallery(rooms, input) && rooms.experiment.pace.warm_left == 0) return 0;
    return stage_of(rooms).train(rooms, input);
}

// Only while the table or a lesson needs it, and not before the first map is drawn.
void measure_bits(Rooms& rooms, const Input& input) {
    if (!input.visible || !rooms.window.gl.whole || rooms.experiment.pace.warm_left > 0 || !measures(rooms)) return;
    // Not while the map is being moved by hand: with many things one piece of this work takes longer than a frame.
    if (!trains(rooms) && input.now_s - rooms.clock.moved_s < kHandsRest) return;
    // A share of the frame's duration, so that results come as soon where frames are slow. Less where software
    // rendering needs the processor.
    const double share = input.spares_pixels && trains(rooms) ? 60 : 150;
    const double budget_ms = std::clamp((input.now_s - rooms.clock.last_s) * share, kProbeBudgetMs, kMostProbeBudgetMs);
    const train::BitsRequest request = bits_request(rooms);
    measure(rooms.side(), request, budget_ms);
    if (rooms.sides.comparison) measure(rooms.other(), request, kProbeBudgetMs);
}

bool measures(Rooms& rooms) {
    const train::BitsRequest request = bits_request(rooms);
    return !every_side(rooms, [&](const Side& side) { return !has_work(side, request); });
}

}  // namespace app
