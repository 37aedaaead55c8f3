// See training.h.
#include "app/experiment/training.h"

#include <algorithm>

#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"

namespace app {
namespace {

constexpr double kTrainBudgetMs = 8;                           // of a frame's 16: the rest is for drawing
constexpr double kWarmBudgetMs = 30, kMostWarmBudgetMs = 250;  // a lesson gets ready: frames may be late for a second
constexpr double kProbeBudgetMs = 2, kMostProbeBudgetMs = 20;
constexpr double kHandsRest = 0.25;  // seconds after the map was moved by hand
constexpr long kMostSteps = 1000000;

// Half of the time that frames take anyway: where drawing is slow, a lesson is ready no later for it.
long get_lesson_ready(Rooms& rooms, const Input& input) {
    const double frame_s = input.now_s - rooms.clock.last_s;
    return warm_up(rooms, input.now_s, std::clamp(frame_s * 500, kWarmBudgetMs, kMostWarmBudgetMs));
}

long run_at_speed(Rooms& rooms, const Input& input) {
    const int speed = rooms.session().running().speed;
    const double seconds = rooms.clock.last_s < 0 ? 0 : std::min(input.now_s - rooms.clock.last_s, 0.1);
    const long due = speed < model::kFullSpeed ? steps_due(rooms.pace, speed, seconds) : kMostSteps;
    return due > 0 ? run(rooms, kTrainBudgetMs, due, input.now_s) : 0;
}

// Numbers that have become infinite: which side it is, and why.
void stop_at_trouble(Rooms& rooms) {
    const auto stop = [&](const Session& session, int side) {
        const auto& trouble = session.trainer().trouble();
        if (!trouble) return;
        rooms.notices.alarm = of_side(side) + trouble->sentence;
        rooms.pace.playing = false;
    };
    stop(rooms.session(), active_side(rooms));
    if (rooms.sides.comparison) stop(rooms.other().session, 1 - rooms.sides.active);
}

}  // namespace

bool trains(const Rooms& rooms) {
    return rooms.pace.playing && !rooms.pace.resting && !rooms.session().trainer().trouble() &&
           !(rooms.sides.comparison && rooms.other().session.trainer().trouble());
}

// Returns the steps done.
long train(Rooms& rooms, const Input& input) {
    if (!input.visible) return 0;
    start_wanted_sweep(rooms);
    if (rooms.many.open) {
        run_sweep(rooms, input);
        return 0;
    }
    if (catches_up(rooms)) return 0;
    const bool gets_ready = rooms.pace.warm_left > 0 && !rooms.fetching.waiting;
    if (!gets_ready && (!rooms.pace.playing || rooms.pace.resting)) return 0;
    const long done = gets_ready ? get_lesson_ready(rooms, input) : run_at_speed(rooms, input);
    stop_at_trouble(rooms);
    rooms.pace.resting = rooms.session().settled() && (!rooms.sides.comparison || rooms.other().session.settled());
    if (done > 0) {
        ++rooms.view.changes;
        record(rooms.side().past, rooms.session().shown());
    }
    return done;
}

// Beside training, and at rest until the table is of the very map that is shown; only for who can see it, and behind
// the first map.
void measure_bits(Rooms& rooms, const Input& input) {
    if (!input.visible || !rooms.gl.whole || rooms.pace.warm_left > 0) return;
    const train::KeptRequest request = kept_request(rooms);
    const bool also_other =
        rooms.sides.comparison && train::has_work(rooms.other().kept, rooms.other().session.shown(), request);
    if (!also_other && !train::has_work(rooms.side().kept, rooms.session().shown(), request)) return;
    // Hands come first: with many things one piece of this work takes longer than a frame has.
    if (!trains(rooms) && input.now_s - rooms.clock.moved_s < kHandsRest) return;
    // Where frames are slow, more of each: the figures are no later for it. What draws in software wants the processor,
    // too.
    const double share = input.spares_pixels && trains(rooms) ? 60 : 150;
    const double budget_ms = std::clamp((input.now_s - rooms.clock.last_s) * share, kProbeBudgetMs, kMostProbeBudgetMs);
    train::measure_for(rooms.side().kept, rooms.session().material(), rooms.session().shown(), budget_ms, request);
    if (also_other)
        train::measure_for(rooms.other().kept, rooms.session().material(), rooms.other().session.shown(),
                           kProbeBudgetMs, request);
}

bool measures(Rooms& rooms) {
    const train::KeptRequest request = kept_request(rooms);
    const auto has_work = [&](const Side& side) { return train::has_work(side.kept, side.session.shown(), request); };
    return has_work(rooms.side()) || (rooms.sides.comparison && has_work(rooms.other()));
}

}  // namespace app
