// See frame.h.
#include "app/frame.h"

#include <utility>

#include "app/experiment/landing.h"
#include "app/experiment/training.h"
#include "app/fetching.h"
#include "app/lesson/lesson_play.h"
#include "app/links.h"
#include "app/obey.h"
#include "app/rooms.h"
#include "app/seen/render_maps.h"
#include "app/seen/seen_map.h"
#include "app/show_panels.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"

namespace app {
namespace {

// Tells why the model does not learn, and a change's effect on the map (change_watch.h); removes a notice whose time is
// over.
void update_notice(Rooms& rooms, double now_s) {
    static const train::Hint kNone;
    const train::Hint& hint = rooms.session().hint() ? *rooms.session().hint() : kNone;
    if (!rooms.many.show) tell_hint(rooms.notices, rooms.session().shown().step, hint.id, hint.sentence, now_s);
    std::string sentence = look(rooms.view.watch, rooms.session().shown(), rooms.session().running().regions_of, now_s);
    if (!sentence.empty()) tell(rooms, std::move(sentence), now_s);
    if (!rooms.notices.notice.empty() && now_s > rooms.notices.until_s && !rooms.fetching.waiting) {
        rooms.notices.notice.clear();
        rooms.clock.active_s = now_s;
    }
}

ui::PaintedTexture painted(const Side& side) { return {side.renderer.texture(), side.renderer.n_drawn()}; }

// Reports a changed link and changed progress to the platform.
void tell_link(Rooms& rooms, Output& output) {
    const bool other_spec = rooms.link.last_spec.renew(rooms.session().running());
    if (!other_spec && !rooms.lesson.changed && !rooms.link.changed) return;
    output.progress_changed =
        output.progress_changed || rooms.lesson.changed;  // a step without a task is done when it is opened
    rooms.lesson.changed = rooms.link.changed = false;
    std::string now = link(rooms);
    output.link_changed = now != rooms.link.last_link;
    rooms.link.last_link = std::move(now);
}

// Marks the open step as done if its task is.
void look_at_lesson(Rooms& rooms, Output& output, double now_s) {
    if (rooms.pace.warm_left > 0 || rooms.fetching.waiting || !rooms.lesson.guide.look(moment(rooms))) return;
    rooms.clock.active_s = now_s;
    output.progress_changed = true;
}

// Whether another frame is needed without input: something trains, moves, is measured or fades.
bool wants_frame(Rooms& rooms, double now_s) {
    const MapView& view = rooms.view;
    const Side& side = rooms.side();
    return stage_of(rooms).moves(rooms) || trains(rooms) || rooms.pace.warm_left > 0 || measures(rooms) ||
           view.camera_moves || is_coarse(rooms) || side.labels.moving || side.thing_labels.moving ||
           view.trails_fade || (view.watch.on && view.watch.reported) || is_moving(view.slow, now_s) ||
           now_s - rooms.clock.active_s < 1 || now_s < rooms.notices.until_s;
}

}  // namespace

core::Status start_gl(Rooms& rooms) {
    map::MapRenderer& renderer = rooms.side().renderer;
    core::Status started = rooms.gl.whole ? renderer.start() : renderer.start_first();
    rooms.gl.ready = started.ok();
    if (rooms.sides.comparison) rooms.other().renderer.start();
    if (rooms.gl.ready && rooms.gl.whole) backend_has_gl(rooms.backend);
    rooms.view.drawn = {};
    return started;
}

core::Status set_whole(Rooms& rooms, bool whole) {
    rooms.gl.whole = whole;
    return rooms.gl.ready && rooms.gl.whole ? start_gl(rooms) : core::Status();
}

void lost_gl(Rooms& rooms) {
    backend_lost_gl(rooms.backend, rooms.session());
    if (rooms.many.show) show_lost_gl(*rooms.many.show);
    earlier_runs_lost_gl(rooms.earlier);
    for (const auto& s : rooms.sides.pair) {
        if (s) s->renderer.lost();
    }
    if (rooms.sides.ended) rooms.sides.ended->put_away->renderer.lost();
    rooms.gl.ready = false;
}

void tell(Rooms& rooms, std::string sentence, double now_s) {
    tell(rooms.notices, std::move(sentence), now_s);
    rooms.clock.active_s = now_s;
}

// All drawing shows the same snapshot, because changes are applied after it, by settle().
Output frame(Rooms& rooms, const Input& input) {
    Output output;
    const double now_s = input.now_s;
    if (!input.alarm.empty()) rooms.notices.alarm = input.alarm;

    measure_speed(rooms.pace, now_s, train(rooms, input));
    measure_bits(rooms, input);
    follow_typed(rooms.ui.desk.typed, rooms.view.typed_seen, rooms.session(), rooms.view.changes);

    choose_seen(rooms, now_s);
    color_map(rooms, input);
    follow_map(rooms, input);
    find_comparison(rooms, now_s);
    render_maps(rooms, input);
    if (input.visible) paint_earlier_runs(rooms, input.pixel_ratio);

    const ui::Actions actions = show_panels(rooms, input);
    obey(rooms, actions, input, output);
    settle(rooms, now_s);

    look_at_lesson(rooms, output, now_s);
    update_notice(rooms, now_s);
    rooms.clock.last_s = now_s;
    tell_link(rooms, output);
    output.dark = rooms.theme.dark;
    output.painted[0] = painted(rooms.side());
    if (rooms.sides.comparison) output.painted[1] = painted(rooms.other());
    output.wants_frame_soon = input.visible && wants_frame(rooms, now_s);
    return output;
}

bool frame_without_gl(Rooms& rooms, const Input& input) {
    measure_speed(rooms.pace, input.now_s, train(rooms, input));
    rooms.clock.last_s = input.now_s;
    return input.visible && trains(rooms);
}

}  // namespace app
