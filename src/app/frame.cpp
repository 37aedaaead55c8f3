// See frame.h.
#include "app/frame.h"

#include <utility>

#include "app/apply_actions.h"
#include "app/experiment/apply_spec.h"
#include "app/experiment/training.h"
#include "app/fetching.h"
#include "app/gallery.h"
#include "app/lesson/lesson_play.h"
#include "app/links.h"
#include "app/rooms.h"
#include "app/show_panels.h"
#include "app/stages/many_maps.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"
#include "app/view/projected.h"
#include "app/view/render_maps.h"
#include "app/view/shown_map.h"

namespace app {
namespace {

constexpr double kReadMs = 40;  // of a large file in a frame: training goes on beside it, at a few frames a second less

// Tells why the model does not learn, and a change's effect on the map (change_watch.h); removes a notice whose time is
// over.
void update_notice(Rooms& rooms, double now_s) {
    static const train::Hint kNone;
    const train::Hint& hint = rooms.session().hint() ? *rooms.session().hint() : kNone;
    if (!rooms.many.show) tell_hint(rooms.notices, rooms.session().latest().step, hint.id, hint.sentence, now_s);
    // What is written about borders is measured on the plane of the map, not on a layout.
    if (shows_layout(rooms, rooms.side())) rooms.view.watch.on = false;
    std::string sentence =
        update_watch(rooms.view.watch, rooms.session().latest(), rooms.session().running().regions_of,
                     {rooms.view.camera, rooms.ui.map_size}, now_s);
    if (!sentence.empty()) tell(rooms, std::move(sentence), now_s);
    if (!rooms.notices.notice.empty() && now_s > rooms.notices.until_s && !rooms.fetching.waiting) {
        rooms.notices.notice.clear();
        rooms.clock.active_s = now_s;
    }
}

ui::PaintedTexture painted(const Side& side) { return {side.renderer.texture(), side.renderer.n_drawn()}; }

// Reports a changed link and changed progress to the platform.
void report_link(Rooms& rooms, Output& output) {
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
void check_lesson(Rooms& rooms, Output& output, double now_s) {
    if (rooms.experiment.pace.warm_left > 0 || rooms.fetching.waiting ||
        !rooms.lesson.guide.mark_if_done(moment(rooms)))
        return;
    rooms.clock.active_s = now_s;
    output.progress_changed = true;
}

// Whether another frame is needed without input: something trains, moves, is measured or fades.
bool wants_frame(Rooms& rooms, double now_s) {
    const MapView& view = rooms.view;
    const Side& side = rooms.side();
    const bool stage_moves = !rooms.ui.show_gallery && (stage_of(rooms).moves(rooms) || rooms.ui.made.playing != 0);
    return stage_moves || gallery_needs_frame(rooms) || trains(rooms) || rooms.experiment.pace.warm_left > 0 ||
           measures(rooms) || view.camera_moves || camera_is_late(rooms) || is_coarse(rooms) || side.labels.moving ||
           side.thing_labels.moving || side.mountains.moving || view.trails_fade || rooms.own.reading ||
           !every_side(rooms, [&](const Side& s) { return morphed(s.question, now_s) >= 1; }) ||
           (view.watch.on && view.watch.reported) || is_moving(view.slow, now_s) || now_s - rooms.clock.active_s < 1 ||
           now_s < rooms.notices.until_s || projections_need_frame(rooms);
}

}  // namespace

core::Status start_gl(Rooms& rooms) {
    map::MapRenderer& renderer = rooms.side().renderer;
    core::Status started = rooms.window.gl.whole ? renderer.start() : renderer.start_first();
    rooms.window.gl.ready = started.ok();
    if (rooms.sides.comparison) rooms.other().renderer.start();
    if (rooms.window.gl.ready && rooms.window.gl.whole) backend_has_gl(rooms.experiment.backend);
    rooms.view.drawn = {};
    return started;
}

core::Status set_whole(Rooms& rooms, bool whole) {
    rooms.window.gl.whole = whole;
    return rooms.window.gl.ready && rooms.window.gl.whole ? start_gl(rooms) : core::Status();
}

void lost_gl(Rooms& rooms) {
    backend_lost_gl(rooms.experiment.backend, rooms.session());
    if (rooms.many.show) show_lost_gl(*rooms.many.show);
    earlier_runs_lost_gl(rooms.experiment.earlier);
    for (const auto& s : rooms.sides.pair) {
        if (s) s->renderer.lost();
    }
    if (rooms.sides.ended) rooms.sides.ended->put_away->renderer.lost();
    rooms.window.gl.ready = false;
}

void tell(Rooms& rooms, std::string sentence, double now_s) {
    tell(rooms.notices, std::move(sentence), now_s);
    rooms.clock.active_s = now_s;
}

// All drawing shows the same snapshot, because changes are applied after it, by apply_draft().
Output frame(Rooms& rooms, const Input& input) {
    Output output;
    const double now_s = input.now_s;
    if (!input.alarm.empty()) rooms.notices.alarm = input.alarm;

    measure_speed(rooms.experiment.pace, now_s, train(rooms, input));
    measure_bits(rooms, input);
    read_on(rooms, kReadMs);
    update_typed(rooms.ui.desk.typed, rooms.view.typed_key, rooms.session(), rooms.view.changes);

    choose_snapshots(rooms, input);
    color_map(rooms, input);
    follow_map(rooms, input);
    find_comparison(rooms, now_s);
    render_maps(rooms, input);
    if (input.visible) paint_earlier_runs(rooms, input.pixel_ratio);

    const ui::Actions actions = show_panels(rooms, input);
    apply_actions(rooms, actions, input, output);
    output.pick_files = std::exchange(rooms.own.wants_pick, false);
    output.shrink_pictures = std::exchange(rooms.own.wants_side, 0);
    if (rooms.tour.film != Film::none) {
        output.film = std::exchange(rooms.tour.film, Film::none);
        output.film_at = rooms.ui.tour_place;
    }
    apply_draft(rooms, now_s);

    check_lesson(rooms, output, now_s);
    update_notice(rooms, now_s);
    rooms.clock.last_s = now_s;
    report_link(rooms, output);
    output.dark = rooms.window.theme.dark;
    output.painted[0] = painted(rooms.side());
    if (rooms.sides.comparison) output.painted[1] = painted(rooms.other());
    output.wants_frame_soon = input.visible && wants_frame(rooms, now_s);
    return output;
}

bool frame_without_gl(Rooms& rooms, const Input& input) {
    measure_speed(rooms.experiment.pace, input.now_s, train(rooms, input));
    read_on(rooms, kReadMs);
    rooms.clock.last_s = input.now_s;
    return input.visible && (trains(rooms) || gallery_needs_frame(rooms) || rooms.own.reading);
}

}  // namespace app
