// See one_map.h.
#include "app/stages/one_map.h"

#include <algorithm>

#include "app/experiment/apply_spec.h"
#include "app/lesson/lesson_play.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/view/render_maps.h"

namespace app {
namespace {

constexpr double kTrainBudgetMs = 8;                           // of a frame's 16 ms: the rest is for drawing
constexpr double kWarmBudgetMs = 30, kMostWarmBudgetMs = 250;  // for warm-up steps: frames may be slow for a second
constexpr long kMostSteps = 1000000;

// Uses half of the frame's duration, so that a lesson is ready as soon where drawing is slow.
long get_lesson_ready(Rooms& rooms, const Input& input) {
    const double frame_s = input.now_s - rooms.clock.last_s;
    return warm_up(rooms, input.now_s, std::clamp(frame_s * 500, kWarmBudgetMs, kMostWarmBudgetMs));
}

long run_at_speed(Rooms& rooms, const Input& input) {
    const int speed = rooms.session().running().speed;
    const double seconds = rooms.clock.last_s < 0 ? 0 : std::min(input.now_s - rooms.clock.last_s, 0.1);
    const long due = speed < model::kFullSpeed ? steps_due(rooms.experiment.pace, speed, seconds) : kMostSteps;
    return due > 0 ? run(rooms, kTrainBudgetMs, due, input.now_s) : 0;
}

void wake(Rooms& rooms) { rooms.session().wake(); }

void reset(Rooms& rooms, std::optional<int> seed) {
    note_run(rooms);
    if (rooms.session().reset(seed).ok()) began_anew(rooms);
}

std::string follow(Rooms& rooms, const Applied& applied) {
    forget_ended_comparison(rooms, applied);
    return applied.sentence;
}

void draw(Rooms& rooms, const Input& input) {
    if (!map_changed(rooms, input, strength_of(rooms.view.watch, input.now_s))) return;
    draw_side(rooms, rooms.sides.active, rooms.view.pointing.seen, input);
}

void show(Rooms&, ui::View&, double) {}

// The actions that lead to the other two stages.
void apply_actions(Rooms& rooms, const ui::Actions& actions, Output&) {
    if (actions.compare.fork) start_comparison(rooms);
    if (actions.sweep.open) open_sweep(rooms);
}

bool moves(Rooms&) { return false; }

}  // namespace

long train_sides(Rooms& rooms, const Input& input) {
    const bool gets_ready = rooms.experiment.pace.warm_left > 0 && !rooms.fetching.waiting;
    if (!gets_ready && (!rooms.experiment.pace.playing || rooms.experiment.pace.resting)) return 0;
    const long done = gets_ready ? get_lesson_ready(rooms, input) : run_at_speed(rooms, input);
    stop_at_trouble(rooms);
    rooms.experiment.pace.resting = every_side(rooms, [](const Side& side) { return side.session.is_calm(); });
    if (done > 0) {
        ++rooms.view.changes;
        record(rooms.side().past, rooms.session().latest());
    }
    return done;
}

void stop_at_trouble(Rooms& rooms) {
    for (int index = 0; index < 2; ++index) {
        const auto& side = rooms.sides.pair[static_cast<std::size_t>(index)];
        if (!side || !side->session.trainer().trouble()) continue;
        const std::string where = rooms.sides.comparison ? of_side(index) : "";
        rooms.notices.alarm = where + side->session.trainer().trouble()->sentence;
        rooms.experiment.pace.playing = false;
    }
}

long step_one_map(Rooms& rooms, long n) {
    const long done = run_steps(rooms.experiment.backend, rooms.session(), n);
    ++rooms.view.changes;
    record(rooms.side().past, rooms.session().latest());
    stop_at_trouble(rooms);
    return done;
}

const Stage kOneMap = {.train = train_sides,
                       .step = step_one_map,
                       .wake = wake,
                       .reset = reset,
                       .follow = follow,
                       .draw = draw,
                       .show = show,
                       .apply_actions = apply_actions,
                       .moves = moves};

}  // namespace app
